package io.retl.it.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.warehouse.spi.Cut;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.DeltaRequest;
import io.retl.warehouse.spi.FoldRequest;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.PlanRequest;
import io.retl.warehouse.spi.SizeLimits;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every statement as text, because no engine here is as strict as Snowflake: {@code statements.sql} has a paragraph for each, and
 * a change of one shows in the diff.
 */
class SnowflakeStatementsTest {
    private static final StatementRules RULES = SnowflakeModels.DIALECT.statements();
    private static final SizeLimits LIMITS = new SizeLimits(131_072, 524_288);
    private static final Map<String, String> EXPECTED = expected();

    private static Map<String, String> expected() {
        try (InputStream file = SnowflakeStatementsTest.class.getResourceAsStream("statements.sql")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> paragraphs = new LinkedHashMap<>();
            for (String paragraph : text.split("(?m)^## ")) {
                if (!paragraph.isBlank()) {
                    int end = paragraph.indexOf('\n');
                    paragraphs.put(
                            paragraph.substring(0, end),
                            paragraph.substring(end + 1).strip());
                }
            }
            return paragraphs;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void assertSql(String name, Sql... statements) {
        assertSql(name, List.of(statements));
    }

    private static void assertSql(String name, List<Sql> statements) {
        String actual = statements.stream()
                .map(sql -> sql.text() + (sql.binds().isEmpty() ? "" : "\n-- binds " + sql.binds()))
                .collect(Collectors.joining(";\n"));
        assertThat(actual).as(name).isEqualTo(EXPECTED.get(name));
    }

    private static DeltaRequest request(ModelShape model, Cut cut) {
        return new DeltaRequest(
                        SnowflakeModels.tables(),
                        model,
                        Set.of(DeltaKind.values()),
                        cut,
                        LIMITS,
                        7,
                        false,
                        false,
                        true,
                        Optional.empty())
                .overCopy();
    }

    private static FoldRequest fold() {
        return new FoldRequest(
                SnowflakeModels.tables(),
                new FoldRequest.Guard("state-1", 7, 8, 99, "columns", 1),
                50,
                80,
                true,
                true,
                true,
                new FoldRequest.Parking(90_000, 5, 10_000),
                FoldRequest.Reach.WHOLE);
    }

    private static PlanRequest plan() {
        return new PlanRequest(
                SnowflakeModels.named(),
                Optional.of(SnowflakeModels.tables().mapping().records()),
                Set.of(DeltaKind.values()),
                LIMITS,
                7,
                Optional.of(SnowflakeModels.tables().mapping().unresolved()),
                PlanRequest.Duplicates.SET_ASIDE,
                false);
    }

    @Test
    void schemaIsFoundAndMade() {
        assertSql("create schema", RULES.createSchema("retl"));
        assertSql("find schema", RULES.findSchema("retl"));
        assertSql("tables", RULES.tables("retl"));
        assertSql("drop table", RULES.dropTable(SnowflakeModels.table("delta")));
    }

    @Test
    void stateOfWholeNumbersAndOfTextsIsMade() {
        assertSql(
                "create state of whole numbers",
                RULES.createState(
                        SnowflakeModels.tables().mapping(),
                        SnowflakeModels.everyType().idColumns()));
        assertSql(
                "create state of texts",
                RULES.createState(
                        SnowflakeModels.tables().mapping(),
                        SnowflakeModels.named().idColumns()));
    }

    @Test
    void stateIsReadAndWritten() {
        assertSql("describe state", RULES.describeTable(SnowflakeModels.table("records")));
        assertSql("count state", RULES.countState(SnowflakeModels.tables().mapping()));
        assertSql(
                "read checkpoint", RULES.readCheckpoint(SnowflakeModels.tables().mapping()));
        assertSql(
                "insert checkpoint",
                RULES.insertCheckpoint(SnowflakeModels.tables().mapping(), "shop", "people", "state-1", "columns", 1));
        assertSql("release", RULES.releaseParked(SnowflakeModels.tables().mapping()));
    }

    @Test
    void modelOfEveryTypeIsDescribedAndCopied() {
        assertSql("describe", RULES.describe(SnowflakeModels.everyType().query()));
        assertSql("copy of every type", RULES.createCopy(request(SnowflakeModels.everyType(), new Cut(100, 1, 0))));
    }

    @Test
    void deltaOfEveryTypeIsMadeAndRead() {
        assertSql("delta of every type", RULES.createDelta(request(SnowflakeModels.everyType(), new Cut(100, 1, 0))));
        assertSql(
                "page of every type", RULES.page(SnowflakeModels.table("delta"), SnowflakeModels.everyType(), 10, 20));
        assertSql("page sizes", RULES.pageSizes(SnowflakeModels.table("delta"), 10, 20));
    }

    @Test
    void deltaAfterACutNumbersABucketFirst() {
        assertSql("delta with precedence", RULES.createDelta(request(SnowflakeModels.named(), new Cut(100, 4, 2))));
        assertSql("delete untaken", RULES.deleteUntaken(SnowflakeModels.table("delta"), -9, 0, 1, 90));
    }

    @Test
    void deltaIsCounted() {
        DeltaRequest request = request(SnowflakeModels.named(), new Cut(100, 1, 0));

        assertSql("summarize", RULES.summarize(SnowflakeModels.table("delta")));
        assertSql("count changes", RULES.countChanges(request.excludingDuplicates()));
        assertSql("count model", RULES.countModel(request));
        assertSql("count model rows", RULES.countModelRows(request));
    }

    @Test
    void duplicatesAreFoundAndTakenOut() {
        DeltaRequest request = request(SnowflakeModels.named(), new Cut(100, 1, 0));

        assertSql("create duplicates", RULES.createDuplicates(request));
        assertSql(
                "sample duplicates",
                RULES.sampleDuplicates(
                        SnowflakeModels.tables(), SnowflakeModels.named().idColumns()));
        assertSql("delete duplicates", RULES.deleteDuplicates(SnowflakeModels.tables()));
    }

    @Test
    void planAndPreviewReadOnly() {
        assertSql("plan", RULES.planChanges(plan()));
        assertSql("plan duplicates", RULES.planDuplicates(plan()));
        assertSql("sample", RULES.sampleChanges(plan(), 10));
        assertSql("sample of deletes", RULES.sampleDeletes(plan(), 3));
        assertSql("preview of every type", RULES.preview(SnowflakeModels.everyType(), LIMITS, 10));
    }

    @Test
    void foldMovesTheGuardFirstAndListsWhatFailed() {
        assertSql("exceptions", RULES.createExceptions(SnowflakeModels.table("exceptions")));
        assertSql(
                "insert exceptions",
                RULES.insertExceptions(SnowflakeModels.table("exceptions"), new TreeMap<>(Map.of(5L, "U", -2L, "R"))));
        assertSql("summarize fold", RULES.summarizeFold(fold()));
        assertSql("guard", RULES.moveGuard(fold(), -3));
        assertSql("fold", RULES.fold(fold()));
    }

    @Test
    void fileHasAParagraphForEachStatementAndNoOther() {
        assertThat(EXPECTED).hasSize(35);
    }
}
