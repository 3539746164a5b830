package io.retl.internal.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ConfigurationException;
import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Model;
import io.retl.Problem;
import io.retl.Source;
import io.retl.internal.jdbc.TinyDialect;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ModelShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class ModelDescriptionTest {
    private static final Limits LIMITS =
            Limits.builder().columns(5).columnNameCharacters(10).build();

    private static ModelShape describe(String query, String uniqueIdentifier) {
        return describe(Model.builder("people").query(query).uniqueIdentifier(uniqueIdentifier));
    }

    private static ModelShape describe(String query, String uniqueIdentifier, String timestampColumn) {
        return describe(Model.builder("people")
                .query(query)
                .uniqueIdentifier(uniqueIdentifier)
                .timestampColumn(timestampColumn));
    }

    private static ModelShape describe(Model.Builder builder) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:");
        Model model =
                builder.source(Source.builder("shop").dataSource(h2).build()).build();
        try (Connection connection = h2.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(model.query())) {
            return ModelDescription.read(rows, new TinyDialect().types(), model.query(), model, LIMITS);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void assertRefused(String query, String uniqueIdentifier, String... problems) {
        assertThatThrownBy(() -> describe(query, uniqueIdentifier))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::message)
                                .containsExactly(problems));
    }

    private static void assertCode(String query, ErrorCode code) {
        assertThatThrownBy(() -> describe(query, "c1"))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static String columns(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> number + " AS \"c" + number + "\"")
                .collect(Collectors.joining(", "));
    }

    @Test
    void columnsAreInTheOrderOfTheResultAndForTheChecksumInTheOrderOfTheirNames() {
        ModelShape shape = describe("SELECT 1 AS \"b\", 'x' AS \"a\", 2 AS \"C\"", "b");

        assertThat(shape.columns().stream().map(Column::name)).containsExactly("b", "a", "C");
        assertThat(shape.columns().stream().map(Column::deltaName)).containsExactly("c1", "c2", "c3");
        assertThat(shape.checksumColumns().stream().map(Column::name)).containsExactly("C", "a", "b");
        assertThat(shape.idColumns().stream().map(Column::name)).containsExactly("b");
    }

    @Test
    void signatureNamesTheIdentifierAndEveryColumnWithItsType() {
        ModelShape shape = describe("SELECT 1 AS \"id\", 'x' AS \"e mail\"", "id");

        assertThat(ModelDescription.signature(shape)).isEqualTo("id 2:id INTEGER\n6:e mail TEXT\n2:id INTEGER");
        assertThat(ModelDescription.identifierOf(shape)).isEqualTo("id 2:id INTEGER\n");
    }

    @Test
    void seedDependsOnNamesTypesAndIdentifierButNotOnTheOrder() {
        long seed = describe("SELECT 1 AS \"id\", 2 AS \"b\"", "id").checksumSeed();

        assertThat(describe("SELECT 2 AS \"b\", 1 AS \"id\"", "id").checksumSeed())
                .isEqualTo(seed);
        assertThat(describe("SELECT 1 AS \"id\", 2 AS \"c\"", "id").checksumSeed())
                .isNotEqualTo(seed);
        assertThat(describe("SELECT 1 AS \"id\", 'x' AS \"b\"", "id").checksumSeed())
                .isNotEqualTo(seed);
        assertThat(describe("SELECT 1 AS \"id\", 2 AS \"b\"", "b").checksumSeed())
                .isNotEqualTo(seed);
    }

    @Test
    void identifierIsFoundAsWrittenThenWhateverItsCase() {
        assertThat(describe("SELECT 1 AS \"ID\", 2 AS \"id\"", "id")
                        .idColumns()
                        .get(0)
                        .position())
                .isEqualTo(2);
        assertThat(describe("SELECT 1 AS \"ID\"", "id").idColumns().get(0).name())
                .isEqualTo("ID");
    }

    @Test
    void signatureOfOneIdentifierIsNotTheBeginningOfThatOfSeveral() {
        String query = "SELECT 1 AS \"a\", 2 AS \"b\", 3 AS \"c\"";
        ModelShape one = describe(query, "a");
        ModelShape two = describe(Model.builder("people").query(query).uniqueIdentifier("a", "b"));
        ModelShape turned = describe(Model.builder("people").query(query).uniqueIdentifier("b", "a"));
        ModelShape three = describe(Model.builder("people").query(query).uniqueIdentifier("a", "b", "c"));

        assertThat(ModelDescription.signature(one)).isEqualTo("id 1:a INTEGER\n1:a INTEGER\n1:b INTEGER\n1:c INTEGER");
        assertThat(ModelDescription.signature(two))
                .isEqualTo("ids 1:a INTEGER, 1:b INTEGER\n1:a INTEGER\n1:b INTEGER\n1:c INTEGER")
                .doesNotStartWith(ModelDescription.identifierOf(one))
                .doesNotStartWith(ModelDescription.identifierOf(turned))
                .doesNotStartWith(ModelDescription.identifierOf(three));
        assertThat(ModelDescription.signature(three)).doesNotStartWith(ModelDescription.identifierOf(two));
    }

    @Test
    void columnThatIsNamedTwiceByItsCaseIsRefused() {
        assertThatThrownBy(() -> describe(
                        Model.builder("people").query("SELECT 1 AS \"a\"").uniqueIdentifier("a", "A")))
                .hasMessage("Model 'people': the unique identifier 'a', 'A' names a column twice. Name each once.");
    }

    @Test
    void limitsOfTheShapeHaveCodesOfTheirOwn() {
        assertCode("SELECT " + columns(LIMITS.columns() + 1), ErrorCode.TOO_MANY_COLUMNS);
        assertCode(
                "SELECT 1 AS \"c1\", 2 AS \"" + "n".repeat(LIMITS.columnNameCharacters() + 1) + "\"",
                ErrorCode.COLUMN_NAME_TOO_LONG);
    }

    @Test
    void timestampColumnMustBeOneThatHoldsTimes() {
        String query = "SELECT 1 AS id, TIMESTAMP '2025-01-01 00:00:00' AS changed, 'x' AS note";
        assertThat(describe(query, "id", "changed").columns()).hasSize(3);
        assertThatThrownBy(() -> describe(query, "id", "chnaged"))
                .hasMessage(
                        "Model 'people': the timestamp column 'chnaged' is not a column of the query. The query has:"
                                + " 'ID', 'CHANGED', 'NOTE'.");
        assertThatThrownBy(() -> describe(query, "id", "note"))
                .hasMessage(
                        "Model 'people': the timestamp column 'note' holds TEXT, not times. Name a date or timestamp.");
    }

    @Test
    void identifierThatIsMissingOrAmbiguousIsRefused() {
        assertRefused(
                "SELECT 1 AS \"a\", 2 AS \"b\"",
                "id",
                "Model 'people': the unique identifier 'id' is not a column of the query. The query has: 'a', 'b'.");
        assertRefused(
                "SELECT 1 AS \"ID\", 2 AS \"Id\"",
                "id",
                "Model 'people': the unique identifier 'id' fits several columns; write it exactly."
                        + " The query has: 'ID', 'Id'.");
    }

    @Test
    void asManyColumnsAsTheLimitAreTakenAndOneMoreIsRefused() {
        assertThat(describe("SELECT " + columns(5), "c1").columns()).hasSize(5);
        assertRefused(
                "SELECT " + columns(6),
                "c1",
                "Model 'people': the query has 6 columns; the limit is 5. Beyond it: 'c6'. Select fewer columns.");
        assertRefused(
                "SELECT " + columns(10),
                "c1",
                "Model 'people': the query has 10 columns; the limit is 5."
                        + " Beyond it: 'c6', 'c7', 'c8' and 2 more. Select fewer columns.");
    }

    @Test
    void columnNamesAreCountedInCodePoints() {
        assertThat(describe("SELECT 1 AS \"id\", 2 AS \"" + "😀".repeat(10) + "\"", "id")
                        .columns())
                .hasSize(2);
        assertRefused(
                "SELECT 1 AS \"id\", 2 AS \"abcdefghijk\"",
                "id",
                "Model 'people': 1 column names have more than 10 characters: 'abcdefghijk'. Give them shorter aliases.");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        assertRefused(
                "SELECT 1 AS \"id\", 2 AS \"id\", 3 AS \"abcdefghijk\", 4 AS \"d\", 5 AS \"e\", 6 AS \"f\"",
                "id",
                "Model 'people': the query has 6 columns; the limit is 5. Beyond it: 'f'. Select fewer columns.",
                "Model 'people': 1 column names have more than 10 characters: 'abcdefghijk'. Give them shorter aliases.",
                "Model 'people': the query has columns of one name: 'id'. Give each its own alias.");
    }
}
