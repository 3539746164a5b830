package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.warehouse.postgres.PostgresDialectProvider;
import io.retl.warehouse.redshift.RedshiftDialectProvider;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.Cut;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.DeltaRequest;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.MappingTables;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.SizeLimits;
import io.retl.warehouse.spi.SyncTables;
import io.retl.warehouse.spi.TableName;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the dialect does without a server: it recognises, names, refuses. */
class RedshiftDialectTest {
    private static final Dialect DIALECT = RedshiftStatements.DIALECT;

    @ParameterizedTest
    @CsvSource({
        "Redshift, 8.0.2, true",
        "Redshift, 1.0.98765, true",
        "PostgreSQL, 8.0.2, true",
        "PostgreSQL, PostgreSQL 8.0.2 on i686-pc-linux-gnu Redshift 1.0.98765, true",
        "PostgreSQL, 18.6, false",
        "PostgreSQL, 8.0.20, false",
        "H2, 8.0.2, false"
    })
    void eitherDriverOfTheProductIsRecognised(String product, String version, boolean recognised) {
        DialectContext context = new DialectContext(product, version, 8, 0);

        assertThat(new RedshiftDialectProvider().recognises(context)).isEqualTo(recognised);
        if (recognised) {
            assertThat(new PostgresDialectProvider().recognises(context)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "geometry, ST_AsText",
        "geography, ST_AsText",
        "hllsketch, HLL_CARDINALITY",
        "intervaly2m, EXTRACT",
        "intervald2s, EXTRACT",
        "something, VARCHAR"
    })
    void typeWithoutATextIsRefusedWithWhatToSelectInstead(String typeName, String instead) {
        assertThatThrownBy(() -> DIALECT.types().columnType(Types.OTHER, typeName))
                .isInstanceOf(UnsupportedWarehouseException.class)
                .hasMessageContainingAll("type " + typeName + ",", instead);
    }

    @Test
    void tableNamesThatDifferInCaseDifferWhenTheyAreFolded() {
        String small = DIALECT.naming().quote(new TableName("s", "records_ab-c"));
        String capital = DIALECT.naming().quote(new TableName("s", "records_aB-C"));

        assertThat(small).isEqualTo("\"s\".\"records_ab-c\"");
        assertThat(capital).isEqualTo("\"s\".\"records_a^b-^c\"");
    }

    @Test
    void longestTableNameOfCapitalsIsNoLongerThanTheProductTakes() {
        String longest = "A".repeat(DIALECT.naming().maxNameBytes());

        assertThat(DIALECT.naming().quote(new TableName("s", longest)))
                .hasSizeLessThanOrEqualTo(127 + "\"s\".\"\"".length());
    }

    @Test
    void schemaIsFoundAsItIsWrittenAndAsItIsFolded() {
        assertThat(DIALECT.statements().findSchema("State_A\u00c4").binds())
                .containsExactly("State_A\u00c4", "state_a\u00c4");
        assertThat(DIALECT.statements().tables("State").binds()).containsExactly("State", "state");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 511, 512, 513, 1_600})
    void checksumNeverNeedsATextOfMoreThanTheProductTakes(int count) {
        List<ColumnReference> columns = IntStream.rangeClosed(1, count)
                .mapToObj(number ->
                        new ColumnReference(RedshiftStatements.column(number, "c" + number, "varchar"), "q.c" + number))
                .toList();

        String checksum = DIALECT.types().checksum(columns, Long.MIN_VALUE);

        // A value of 100 bytes and its length is the longest part there is; a hash of a group has 32.
        int hashes = count > 512 ? (count + 511) / 512 : 0;
        int longest = hashes > 0 ? Math.max(512 * 104, 21 + 32 * hashes) : 21 + count * 104;
        assertThat(longest).isLessThanOrEqualTo(65_535);
        assertThat(checksum.split("MD5\\(", -1)).hasSize(1 + 1 + count + hashes);
    }

    @Test
    void columnsWhoseNamesDoNotFitIntoTheStateAreRefusedBeforeAnythingIsSent() {
        String name = "n".repeat(120);
        List<Column> columns = IntStream.rangeClosed(1, 512)
                .mapToObj(number -> RedshiftStatements.column(number, name + number, "int8"))
                .toList();

        assertThatThrownBy(() -> DIALECT.statements().createCopy(request(columns)))
                .isInstanceOf(UnsupportedWarehouseException.class)
                .hasMessageContainingAll("512 columns", "65535", "shorter aliases");
        assertThat(DIALECT.statements().createCopy(request(columns.subList(0, 400))))
                .hasSize(1);
    }

    @Test
    void signatureThatDoesNotFitIsRefusedBeforeItIsWritten() {
        MappingTables tables = tables().mapping();

        assertThatThrownBy(() -> DIALECT.statements()
                        .insertCheckpoint(tables, "shop", "m", "state-1", "\u00e4".repeat(32_768), 1))
                .isInstanceOf(UnsupportedWarehouseException.class)
                .hasMessageContaining("65536 bytes");
        assertThat(DIALECT.statements()
                        .insertCheckpoint(tables, "shop", "m", "state-1", "x".repeat(65_535), 1)
                        .binds())
                .contains("x".repeat(65_535));
    }

    private static SyncTables tables() {
        TableName table = new TableName("s", "t");
        return new SyncTables(new MappingTables(table, table, table), table, table, table, table, List.of());
    }

    private static DeltaRequest request(List<Column> columns) {
        ModelShape model = new ModelShape("SELECT 1", columns, columns.subList(0, 1), columns, 1);
        return new DeltaRequest(
                tables(),
                model,
                Set.of(DeltaKind.ADDED),
                new Cut(1, 1, 0),
                new SizeLimits(1, 1),
                0,
                false,
                false,
                false,
                Optional.empty());
    }
}
