package io.retl.it.snowflake;

import static io.retl.it.snowflake.SnowflakeModels.DIALECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.Cut;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.DeltaRequest;
import io.retl.warehouse.spi.SessionSettings;
import io.retl.warehouse.spi.SizeLimits;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the dialect says without a connection. */
class SnowflakeDialectTest {
    /** The most bytes of a statement that Snowflake takes. */
    private static final int LONGEST_STATEMENT = 1 << 20;

    private static final int WIDEST_MODEL = 512;
    private static final String LONGEST_NAME = "N".repeat(125);

    @ParameterizedTest
    @ValueSource(strings = {"FILE", "UUID", "INTERVAL_DAY_TIME", "ANYTHING(3)"})
    void typeWithoutAStableTextIsRefusedWithTheWayOut(String typeName) {
        assertThatThrownBy(() -> DIALECT.types().columnType(Types.OTHER, typeName))
                .isInstanceOf(UnsupportedWarehouseException.class)
                .hasMessageContaining("type " + typeName + ",")
                .hasMessageContaining("Cast it to VARCHAR or VARIANT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOUBLE", "DECFLOAT", "VARIANT", "ARRAY", "GEOGRAPHY"})
    void identifierWithoutADistinctTextIsRefusedByName(String typeName) {
        Column id = SnowflakeModels.column(1, "REF", SnowflakeModels.type(typeName, Types.OTHER));

        assertThatThrownBy(() -> DIALECT.types().recordId(List.of(new ColumnReference(id, "q.\"REF\""))))
                .isInstanceOf(UnsupportedWarehouseException.class)
                .hasMessageContaining("'REF' has the type " + typeName)
                .hasMessageContaining("Cast it to NUMBER or VARCHAR");
    }

    @Test
    void severalIdentifierColumnsAreJoinedWithTheirLengths() {
        ColumnReference text = new ColumnReference(
                SnowflakeModels.column(1, "A", SnowflakeModels.type("VARCHAR", Types.VARCHAR)), "q.\"A\"");
        ColumnReference number = new ColumnReference(
                SnowflakeModels.column(2, "B", SnowflakeModels.type("NUMBER", Types.BIGINT)), "q.\"B\"");

        assertThat(DIALECT.types().recordId(List.of(text, number)))
                .isEqualTo(
                        "TO_BINARY(CAST(LENGTH(COLLATE(q.\"A\", '')) AS VARCHAR) || ':' || COLLATE(q.\"A\", '')"
                                + " || CAST(LENGTH(CAST(q.\"B\" AS VARCHAR)) AS VARCHAR) || ':' || CAST(q.\"B\" AS VARCHAR), 'UTF-8')");
    }

    @Test
    void statementsOfTheWidestModelAreShorterThanSnowflakeTakes() {
        for (String typeName : List.of("NUMBER", "DOUBLE", "VARCHAR", "BINARY", "TIMESTAMPTZ", "VARIANT", "VECTOR")) {
            List<Column> columns = new ArrayList<>();
            columns.add(SnowflakeModels.column(1, "ID", SnowflakeModels.type("NUMBER", Types.BIGINT)));
            for (int position = 2; position <= WIDEST_MODEL; position++) {
                columns.add(SnowflakeModels.column(
                        position, LONGEST_NAME + position, SnowflakeModels.type(typeName, Types.OTHER)));
            }
            DeltaRequest request = new DeltaRequest(
                            SnowflakeModels.tables(),
                            SnowflakeModels.model(columns),
                            Set.of(DeltaKind.values()),
                            new Cut(150_000_000, 16, 3),
                            new SizeLimits(131_072, 524_288),
                            7,
                            false,
                            true,
                            true,
                            Optional.empty())
                    .overCopy();

            Stream<Sql> statements = Stream.concat(
                    DIALECT.statements().createCopy(request).stream(),
                    DIALECT.statements().createDelta(request).stream());

            assertThat(statements.mapToInt(sql -> sql.text().getBytes(StandardCharsets.UTF_8).length))
                    .as(typeName)
                    .allMatch(length -> length < LONGEST_STATEMENT);
        }
    }

    @Test
    void sessionIsGivenBackWithTheValuesThatItHad() {
        SessionSettings session = DIALECT.session();
        List<String> shown = List.of(
                "TIMEZONE",
                "Asia/Kathmandu",
                "America/Los_Angeles",
                "SESSION",
                "The time zone",
                "STRING",
                "ROWS_PER_RESULTSET",
                "100",
                "0",
                "SESSION",
                "How many",
                "NUMBER",
                "DATE_OUTPUT_FORMAT",
                "\"it's\" YYYY",
                "YYYY-MM-DD",
                "ACCOUNT",
                "The format",
                "STRING");

        assertThat(session.restore(shown).get(0).text())
                .isEqualTo("ALTER SESSION SET ROWS_PER_RESULTSET = 100 TIMEZONE = 'Asia/Kathmandu'"
                        + " DATE_OUTPUT_FORMAT = '\"it''s\" YYYY'");
        assertThat(session.restore(shown).get(1).text())
                .startsWith("ALTER SESSION UNSET QUOTED_IDENTIFIERS_IGNORE_CASE, JDBC_TREAT_DECIMAL_AS_INT, ");
        assertThat(session.apply())
                .singleElement()
                .extracting(Sql::text)
                .asString()
                .startsWith("ALTER SESSION SET ");
    }

    @Test
    void missingRightIsRecognisedByStateAndByNumber() {
        assertThat(DIALECT.lacksRight(new SQLException("no", "42501", 1))).isTrue();
        assertThat(DIALECT.lacksRight(new SQLException("no", "02000", 3001))).isTrue();
        assertThat(DIALECT.lacksRight(new SQLException("no", "42000", 1003))).isFalse();
    }

    @Test
    void rightsGoToARoleThatTheUserGets() {
        assertThat(DIALECT.grants("state", "Retl \"User\""))
                .contains(
                        "-- GRANT ROLE RETL TO USER \"Retl \"\"User\"\"\";",
                        "CREATE SCHEMA IF NOT EXISTS \"state\";",
                        "GRANT OWNERSHIP ON SCHEMA \"state\" TO ROLE RETL COPY CURRENT GRANTS;");
    }
}
