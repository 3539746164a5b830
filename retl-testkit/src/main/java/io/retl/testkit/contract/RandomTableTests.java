package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.sync.SyncResult;
import io.retl.testkit.SessionProfile;
import io.retl.testkit.TrackingDataSource;
import io.retl.warehouse.spi.ColumnType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The same random edits are the same changes on every product. {@code -Dretl.contract.seed=} repeats a run of the test that
 * draws its seed.
 */
abstract class RandomTableTests {
    private static final int ROUNDS = 4;
    private static final long EVERYWHERE = 20_240_331;

    abstract Scene scene();

    @Test
    @DisplayName("edits that every product gets are the same changes on all of them")
    void sameEditsAreTheSameChanges() {
        live(EVERYWHERE);
    }

    @Test
    @DisplayName("random edits are the changes that they should be")
    void randomEditsAreTheirChanges(TestReporter reporter) {
        long seed = Long.getLong("retl.contract.seed", new SplittableRandom().nextLong());
        reporter.publishEntry("retl.contract.seed", String.valueOf(seed));
        live(seed);
    }

    private void live(long seed) {
        RandomTable table = new RandomTable(seed);
        SplittableRandom sessions = new SplittableRandom(seed);
        String name = createTable();
        Rig last = null;
        for (int round = 1; round <= ROUNDS; round++) {
            table.edit();
            fill(name, table.rows());
            Rig rig = rig(name, last, sessions);
            SyncResult result = rig.sync();
            String place = "round %s of seed %s".formatted(round, seed);
            assertThat(events(rig)).as(place).containsExactlyInAnyOrderElementsOf(table.changes());
            assertThat(result.extracted().invalid()).as(place).isEqualTo(table.invalid());
            last = rig;
        }
    }

    private String createTable() {
        List<String> columns = new ArrayList<>();
        columns.add("id " + scene().fixture().integerType());
        for (int index = 0; index < RandomTable.TYPES.size(); index++) {
            columns.add("v" + index + " " + type(RandomTable.TYPES.get(index)));
        }
        return scene().table("edited", columns.toArray(String[]::new));
    }

    private String type(ColumnType type) {
        return scene().fixture().portableType(type);
    }

    private Rig rig(String table, @Nullable Rig last, SplittableRandom sessions) {
        List<SessionProfile> profiles = scene().fixture().hostileSessions();
        RigBuilder rig = scene().rig("SELECT * FROM " + table)
                .columns(names())
                .dataSource(
                        new TrackingDataSource(scene().dataSource(), profiles.get(sessions.nextInt(profiles.size()))));
        return (last == null ? rig : rig.after(last)).build();
    }

    private static List<String> names() {
        return IntStream.range(0, RandomTable.TYPES.size())
                .mapToObj(index -> "v" + index)
                .collect(Collectors.toList());
    }

    private void fill(String table, List<List<@Nullable String>> rows) {
        String casts = RandomTable.TYPES.stream()
                .map(type -> ", CAST(? AS " + type(type) + ")")
                .collect(
                        Collectors.joining("", "(CAST(? AS " + scene().fixture().integerType() + ")", ")"));
        String insert = "INSERT INTO " + table + " VALUES " + casts + (", " + casts).repeat(rows.size() - 1);
        try (Connection connection = scene().dataSource().getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE 1 = 1");
                PreparedStatement statement = connection.prepareStatement(insert)) {
            delete.executeUpdate();
            int mark = 1;
            for (List<@Nullable String> row : rows) {
                for (String value : row) {
                    statement.setString(mark++, value);
                }
            }
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("The test's own statement failed: " + insert, failure);
        }
    }

    private static List<String> events(Rig rig) {
        return rig.payloads().stream()
                .map(payload -> payload.changeKind() + " " + payload.recordId() + " "
                        + RandomTable.canonicalValues(
                                new ArrayList<>(payload.fields().values())))
                .toList();
    }
}
