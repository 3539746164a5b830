package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Limits;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A model with too many columns, or with names that are too long, is refused before it runs. */
abstract class ShapeLimitTests {
    abstract Scene scene();

    @Test
    @DisplayName("512 columns pass; 513 are refused before anything runs, naming the one beyond the limit")
    void columnCount() {
        String people = scene().people();
        List<String> columns = new ArrayList<>(List.of("id"));
        IntStream.rangeClosed(2, 512).forEach(number -> columns.add("id AS column" + number));
        String fits = String.join(", ", columns);
        Rig rig = scene().rig("SELECT " + fits + " FROM " + people)
                .columns("column2")
                .build();

        assertThat(rig.sync().orThrow().extracted()).isEqualTo(new SyncResult.Extracted(5, 0, 0, 0, 0));
        assertThat(refusal("SELECT " + fits + ", id AS beyond FROM " + people).toLowerCase(Locale.ROOT))
                .contains("513 columns", "the limit is 512", "'beyond'");
    }

    @Test
    @DisplayName("a column name of 128 characters passes; a longer one is refused unless the product has cut it")
    void columnNameLength() {
        String people = scene().people();
        String longest = "n".repeat(128);
        Rig rig = scene().rig("SELECT id, name AS %s FROM %s".formatted(longest, people))
                .columns("id")
                .build();
        assertThat(rig.sync().orThrow().extracted()).isEqualTo(new SyncResult.Extracted(5, 0, 0, 0, 0));

        String tooLong = "SELECT id, name AS %sn FROM %s".formatted(longest, people);
        Rig beyond = scene().rig(tooLong).columns("id").build();
        boolean isCut = beyond.sync().status() == SyncStatus.SUCCEEDED;
        assertThat(isCut).isEqualTo(scene().dialect().naming().maxNameBytes() < 100);
        assertThat(refusal(
                                "SELECT id, name AS n12345678901 FROM " + people,
                                Limits.builder().columnNameCharacters(11))
                        .toLowerCase(Locale.ROOT))
                .contains("more than 11 characters", "'n12345678901'");
    }

    private String refusal(String query) {
        return refusal(query, Limits.builder());
    }

    private String refusal(String query, Limits.Builder limits) {
        return Refusal.of(
                () -> scene().rig(query).columns("id").limits(limits.build()).build());
    }
}
