package io.retl.internal.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.SyncTables;
import io.retl.warehouse.spi.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableNamesTest {
    private static final int POSTGRES = 63;
    private static final Naming SMALL_LETTERS = new SmallLetters();
    private static final Warehouse.SyncKey LONGEST = new Warehouse.SyncKey(9_999_999_999L, 9_999_999_999_999L);

    private static TableNames names(String mappingId) {
        return new TableNames("state", mappingId, Naming.standard(POSTGRES));
    }

    private static List<String> all(TableNames names, Warehouse.SyncKey sync) {
        SyncTables tables = names.sync(sync);
        List<TableName> all = new ArrayList<>(List.of(
                tables.mapping().records(),
                tables.mapping().checkpoints(),
                tables.mapping().unresolved(),
                tables.delta(),
                tables.copy(),
                tables.duplicates(),
                tables.exceptions()));
        all.addAll(tables.counters());
        return all.stream().map(TableName::name).toList();
    }

    @Test
    void tablesCarryTheMappingTheNumberAndTheEpoch() {
        assertThat(all(names("crm"), new Warehouse.SyncKey(7, 99)))
                .containsExactly(
                        "records_crm",
                        "checkpoints_crm",
                        "unresolved_crm",
                        "delta_crm_7_99",
                        "copy_crm_7_99",
                        "duplicates_crm_7_99",
                        "exceptions_crm_7_99",
                        "counter1_crm_7_99",
                        "counter2_crm_7_99",
                        "counter3_crm_7_99",
                        "counter4_crm_7_99");
        assertThat(names("crm").mapping().records().schema()).isEqualTo("state");
    }

    @Test
    void noNameIsLongerThanTheProductTakesWhateverTheIdIs() {
        for (int length = 1; length <= 128; length++) {
            assertThat(all(names("m".repeat(length)), LONGEST))
                    .as("id of %s characters", length)
                    .allSatisfy(name -> assertThat(name.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(POSTGRES));
        }
    }

    @Test
    void longestIdThatFitsIsKeptAndTheNextIsHashed() {
        assertThat(names("m".repeat(27)).mapping().records().name()).isEqualTo("records_" + "m".repeat(27));
        assertThat(names("m".repeat(28)).mapping().records().name())
                .isEqualTo("records_mmmmmmmmmm_" + Hashes.hex("m".repeat(28)).substring(0, 16));
    }

    @Test
    void longIdsThatBeginAlikeHaveTablesOfTheirOwn() {
        List<String> tables = IntStream.range(0, 200)
                .mapToObj(number -> names("a-rather-long-id-of-a-mapping-that-ends-in-" + number))
                .map(names -> names.mapping().records().name())
                .toList();

        assertThat(new HashSet<>(tables)).hasSize(200);
    }

    @Test
    void tablesOfASyncAreRecognisedWithTheirSync() {
        Warehouse.SyncKey sync = new Warehouse.SyncKey(12, 345);
        TableNames names = names("crm");

        assertThat(all(names, sync).subList(3, 11))
                .allSatisfy(name -> assertThat(names.findSync(name)).get().satisfies(found -> {
                    assertThat(found.number()).isEqualTo(12);
                    assertThat(found.epoch()).isEqualTo(345);
                    assertThat(found.isDelta()).isEqualTo(name.equals("delta_crm_12_345"));
                }));
    }

    @Test
    void exceptionsCarryTheEpochOfTheFolder() {
        TableName exceptions =
                names("crm").sync(new Warehouse.SyncKey(12, 345), 678).exceptions();

        assertThat(exceptions.name()).isEqualTo("exceptions_crm_12_678");
        assertThat(names("crm").findSync(exceptions.name()))
                .hasValueSatisfying(found -> assertThat(found.epoch()).isEqualTo(678));
    }

    @Test
    void onlyADeltaOfALaterSyncIsUnsettled() {
        TableNames names = names("crm");

        assertThat(names.hasDeltaAfter(12, List.of("records_crm", "delta_crm_12_345", "copy_crm_13_345")))
                .isFalse();
        assertThat(names.hasDeltaAfter(12, List.of("delta_other_13_345"))).isFalse();
        assertThat(names.hasDeltaAfter(12, List.of("records_crm", "delta_crm_13_345")))
                .isTrue();
    }

    @Test
    void tablesThatStayAreNeverSwept() {
        TableNames names = names("crm");

        assertThat(all(names, LONGEST).subList(0, 3))
                .allSatisfy(name -> assertThat(names.findSync(name)).isEmpty());
    }

    @Test
    void tablesOfAnotherMappingAreNeverSweptHoweverAlikeTheIdsAre() {
        Warehouse.SyncKey sync = new Warehouse.SyncKey(3, 4);
        List<String> ids =
                List.of("a", "a_1", "a_1_2", "1", "1_2", "_", "a_", "_a", "A", "a-1", "delta_a", "m".repeat(40));
        for (String id : ids) {
            for (String other : ids) {
                if (!id.equals(other)) {
                    assertThat(all(names(other), sync))
                            .as("'%s' sweeps a table of '%s'", id, other)
                            .allSatisfy(
                                    name -> assertThat(names(id).findSync(name)).isEmpty());
                }
            }
        }
    }

    @Test
    void tablesOfUsersAreNeverSwept() {
        TableNames names = names("a");

        assertThat(List.of(
                        "delta_a",
                        "delta_a_1",
                        "delta_a_1_x",
                        "my_delta_a_1_2",
                        "delta_a_1_2_old",
                        "delta_a_1_2 ",
                        "counter5_a_1_2"))
                .allSatisfy(name -> assertThat(names.findSync(name)).isEmpty());
        assertThat(names.findSync("delta_a_99999999999999999999_1")).isEmpty();
    }

    @Test
    void idThatTheProductDoesNotKeepIsHashedInCharactersThatItKeeps() {
        List<String> ids = List.of("crm", "CRM", "Crm", "c-r-m", "-", "\u00fc");

        List<String> records = ids.stream()
                .map(id -> new TableNames("state", id, SMALL_LETTERS)
                        .mapping()
                        .records()
                        .name())
                .toList();

        assertThat(records).doesNotHaveDuplicates().allMatch(SMALL_LETTERS::keeps);
        assertThat(records.get(0)).isEqualTo("records_crm");
        assertThat(records.get(1)).isEqualTo("records_crm_" + Hashes.hex("CRM").substring(0, 16));
        assertThat(records.get(3))
                .isEqualTo("records_c_r_m_" + Hashes.hex("c-r-m").substring(0, 16));
    }

    /** As a product that folds the case of quoted names and takes no other characters. */
    private static final class SmallLetters implements Naming {
        @Override
        public String quote(String name) {
            return name;
        }

        @Override
        public int maxNameBytes() {
            return POSTGRES;
        }

        @Override
        public boolean keeps(String name) {
            return name.matches("[a-z0-9_]+");
        }
    }
}
