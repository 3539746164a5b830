package io.retl.it.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zetasql.Value;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The text of every statement, and what Google's analyzer says to it. */
@Tag("bigquery")
class BigQueryStatementsTest {
    /** The limit of a query's text, 1 MB. */
    private static final int MAX_STATEMENT_BYTES = 1_024 * 1_024;

    private static final int MAX_MODEL_CHARACTERS = 65_535;
    private static final int LONGEST_NAME = 128;

    static final List<String> TYPES = List.of(
            "INT64",
            "BOOL",
            "FLOAT64",
            "NUMERIC",
            "BIGNUMERIC",
            "STRING",
            "BYTES",
            "DATE",
            "TIME",
            "DATETIME",
            "TIMESTAMP",
            "INTERVAL",
            "JSON",
            "ARRAY<STRING>",
            "STRUCT<a INT64>",
            "RANGE<DATE>",
            "GEOGRAPHY");

    private static Column column(int position, String name, String type) {
        return new Column(
                position, name, BigQueryStatements.DIALECT.types().columnType(Types.OTHER, type), type, Types.OTHER, 0);
    }

    /** A model with a column of each type, the first of which is the identifier. */
    static ModelShape model(List<String> types) {
        List<Column> columns = IntStream.range(0, types.size())
                .mapToObj(index -> column(index + 1, name(types.get(index)), types.get(index)))
                .toList();
        return new ModelShape("SELECT * FROM `shop`.`everything`", columns, columns.subList(0, 1), columns, 42);
    }

    private static String name(String type) {
        return "v_" + type.replaceAll("<.*", "").toLowerCase(Locale.ROOT);
    }

    private static String table(ModelShape model) {
        List<String> definitions = model.columns().stream()
                .map(column -> BigQueryStatements.DIALECT.naming().quote(column.name()) + " " + column.typeName())
                .toList();
        return "CREATE TABLE `shop`.`everything` (" + String.join(", ", definitions) + ")";
    }

    private static BigQueryStandIn shopWith(ModelShape model) throws SQLException {
        BigQueryStandIn engine = new BigQueryStandIn();
        engine.analyse("CREATE SCHEMA `shop`", List.of());
        engine.analyse(table(model), List.of());
        return engine;
    }

    private static void analyse(BigQueryStandIn engine, Map<String, List<Sql>> cases) throws SQLException {
        for (Map.Entry<String, List<Sql>> statements : cases.entrySet()) {
            for (Sql sql : statements.getValue()) {
                List<Value> binds = new ArrayList<>();
                for (Object bind : sql.binds()) {
                    binds.add(Values.parameter(bind));
                }
                engine.analyse(sql.text(), binds);
            }
        }
    }

    @Test
    void everyStatementIsTheExpectedText() {
        Golden.assertSame(BigQueryStatements.of(model(TYPES)));
    }

    @Test
    void everyStatementOnEveryTypeButGeographyIsAnalysed() throws SQLException {
        ModelShape model = model(TYPES.subList(0, TYPES.size() - 1));

        analyse(shopWith(model), BigQueryStatements.of(model));
    }

    /** The analyzer takes the delta, too, but its Java side cannot read a geography that is null. */
    @Test
    void evaluationOfGeographiesIsAnalysed() throws SQLException {
        ModelShape places = model(List.of("INT64", "GEOGRAPHY"));
        Map<String, List<Sql>> cases = BigQueryStatements.of(places);
        cases.keySet()
                .retainAll(List.of("create the schema", "describe the model", "copy the model", "preview the model"));

        analyse(shopWith(places), cases);

        assertThat(cases).hasSize(4);
    }

    @Test
    void statementsOn512ColumnsOfTheLongestNameStayWithinTheLimitOfAQuery() throws SQLException {
        List<Column> columns = IntStream.rangeClosed(1, 512)
                .mapToObj(position -> column(
                        position, "n".repeat(LONGEST_NAME - 3) + (100 + position), position == 1 ? "INT64" : "JSON"))
                .toList();
        String query = "SELECT * FROM `shop`.`everything` -- ";
        ModelShape model = new ModelShape(
                query + "x".repeat(MAX_MODEL_CHARACTERS - query.length()),
                columns,
                columns.subList(0, 1),
                columns,
                Long.MIN_VALUE);
        Map<String, List<Sql>> cases = BigQueryStatements.of(model);
        cases.keySet().removeIf(name -> name.contains("duplicates by"));

        analyse(shopWith(model), cases);

        assertThat(cases)
                .allSatisfy((name, statements) -> assertThat(statements)
                        .allSatisfy(sql -> assertThat(sql.text().getBytes(StandardCharsets.UTF_8).length)
                                .isLessThan(MAX_STATEMENT_BYTES)));
    }

    @Test
    void analyzerRefusesWhatBigQueryRefuses() throws SQLException {
        BigQueryStandIn engine = shopWith(model(TYPES));

        for (String sql : List.of(
                "SELECT v_string + 1 FROM `shop`.`everything`",
                "SELECT nothing FROM `shop`.`everything`",
                "SELECT * FROM `shop`.`EVERYTHING`",
                "SELECT nothing(1)",
                "SELECT 1 EXCEPT SELECT 1",
                "DELETE FROM `shop`.`everything`",
                "UPDATE `shop`.`everything` SET v_int64 = 1",
                "SELECT v_json = v_json FROM `shop`.`everything`",
                "SELECT 'it''s'",
                "CREATE TABLE `shop`.`x` (id BIGSERIAL)")) {
            assertThatThrownBy(() -> engine.analyse(sql, List.of())).as(sql).isInstanceOf(SQLException.class);
        }
    }
}
