package io.retl.warehouse.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The SQL that the shared rendering gives, as text: {@code statements.sql} has a paragraph for each case. */
class StatementRulesTest {
    private static final Dialect FULL = new StandardDialect(Set.of(Capability.values()));
    private static final Dialect KEYED =
            new StandardDialect(Set.of(Capability.TRANSACTION, Capability.SEQUENCES, Capability.MERGE));
    private static final Dialect WITHOUT_MERGE =
            new StandardDialect(Set.of(Capability.FULL_JOIN, Capability.TRANSACTION));
    private static final Dialect WITHOUT_TRANSACTION =
            new StandardDialect(Set.of(Capability.FULL_JOIN, Capability.MERGE));
    private static final Cut WHOLE = new Cut(100, 1, 0);
    private static final SizeLimits LIMITS = new SizeLimits(900, 5_000);
    private static final Column ID = new Column(1, "id", ColumnType.INTEGER, "BIGINT", Types.BIGINT, 0);
    private static final Column NAME = new Column(2, "e\"mail", ColumnType.TEXT, "VARCHAR", Types.VARCHAR, 0);
    private static final ModelShape MODEL =
            new ModelShape("SELECT * FROM people -- all", List.of(ID, NAME), List.of(ID), List.of(NAME, ID), 42);
    private static final Map<String, String> EXPECTED = expected("statements.sql");

    private static TableName table(String name) {
        return new TableName("s", name);
    }

    static SyncTables tables() {
        return new SyncTables(
                new MappingTables(table("records"), table("checkpoints"), table("unresolved")),
                table("delta"),
                table("copy"),
                table("duplicates"),
                table("exceptions"),
                Stream.of("n1", "n2", "n3", "n4").map(StatementRulesTest::table).toList());
    }

    private static DeltaRequest request(Cut cut, DeltaKind... wanted) {
        return request(cut, false, wanted);
    }

    private static DeltaRequest request(Cut cut, boolean withUnresolved, DeltaKind... wanted) {
        return new DeltaRequest(
                tables(), MODEL, Set.of(wanted), cut, LIMITS, 7, false, false, withUnresolved, Optional.empty());
    }

    private static PlanRequest plan(PlanRequest.Duplicates duplicates, DeltaKind... wanted) {
        return new PlanRequest(
                MODEL,
                Optional.of(tables().mapping().records()),
                Set.of(wanted),
                LIMITS,
                7,
                Optional.empty(),
                duplicates,
                false);
    }

    private static PlanRequest planWithUnresolved(PlanRequest plan) {
        return new PlanRequest(
                plan.model(),
                plan.records(),
                plan.wanted(),
                plan.limits(),
                plan.lastSync(),
                Optional.of(tables().mapping().unresolved()),
                plan.duplicates(),
                plan.recent());
    }

    private static FoldRequest fold(long deliveredThrough, long reservedThrough, boolean exceptions) {
        return new FoldRequest(
                tables(),
                new FoldRequest.Guard("state-1", 7, 8, 99, "columns", 3),
                deliveredThrough,
                reservedThrough,
                exceptions,
                exceptions,
                exceptions,
                new FoldRequest.Parking(90_000, 5, 10_000),
                FoldRequest.Reach.WHOLE);
    }

    static Map<String, String> expected(String name) {
        try (InputStream file = StatementRulesTest.class.getResourceAsStream(name)) {
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
        assertSql(EXPECTED, name, statements);
    }

    static void assertSql(Map<String, String> expected, String name, List<Sql> statements) {
        String actual = statements.stream()
                .map(sql -> sql.text() + (sql.binds().isEmpty() ? "" : "\n-- binds " + sql.binds()))
                .collect(Collectors.joining(";\n"));
        assertThat(actual).as(name).isEqualTo(expected.get(name));
    }

    @Test
    void stateTablesAreMadeAndRead() {
        StatementRules rules = FULL.statements();

        assertSql("create state", rules.createState(tables().mapping(), List.of(ID)));
        assertSql(
                "insert checkpoint",
                rules.insertCheckpoint(tables().mapping(), "shop", "people", "state-1", "columns", 3));
        assertSql("read checkpoint", rules.readCheckpoint(tables().mapping()));
        assertSql("count state", rules.countState(tables().mapping()));
    }

    @Test
    void parkedRowsAreLookedUpAmongTheChangesAlone() {
        DeltaRequest request = request(WHOLE, true, DeltaKind.values());

        assertSql("delta beside unresolved rows", FULL.statements().createDelta(request));
        assertThat(FULL.statements().countChanges(request).text())
                .contains("LEFT JOIN \"s\".\"unresolved\" p ON p.record_id = w.record_id")
                .endsWith("WHERE d.record_id IS NOT NULL AND d.parked IS NULL");
    }

    @Test
    void planCountsParkedVersionsApart() {
        PlanRequest request = planWithUnresolved(plan(PlanRequest.Duplicates.SET_ASIDE, DeltaKind.values()));

        assertSql("plan beside unresolved rows", FULL.statements().planChanges(request));
        assertSql("sample beside unresolved rows", FULL.statements().sampleChanges(request.withoutDuplicates(), 10));
        assertSql("sample of deletes beside unresolved rows", FULL.statements().sampleDeletes(request, 3));
    }

    @Test
    void parkedRowsAreReleased() {
        assertSql("release", FULL.statements().releaseParked(tables().mapping()));
    }

    @Test
    void rowIsParkedAtOnceIfOneFailureIsEnough() {
        FoldRequest request = fold(50, 50, true);
        FoldRequest atOnce = new FoldRequest(
                request.tables(),
                request.guard(),
                request.deliveredThrough(),
                request.reservedThrough(),
                true,
                false,
                false,
                new FoldRequest.Parking(90_000, 1, 10_000),
                FoldRequest.Reach.WHOLE);

        assertThat(FULL.statements().fold(atOnce).get(3).text())
                .endsWith("VALUES (f.record_id, f.checksum, 'PARKED', f.tries, 90000)");
    }

    @Test
    void modelIsDescribedWithoutRunning() {
        assertSql("describe", FULL.statements().describe(MODEL.query()));
    }

    @Test
    void deltaOfEveryKindIsOneFullJoin() {
        assertSql("delta by full join", FULL.statements().createDelta(request(WHOLE, DeltaKind.values())));
    }

    @Test
    void deltaWithoutFullJoinReadsACopyTwice() {
        DeltaRequest request = request(WHOLE, DeltaKind.values()).overCopy();

        assertSql("copy", KEYED.statements().createCopy(request));
        assertSql("delta by left joins", KEYED.statements().createDelta(request));
    }

    @Test
    void deltaWithoutSequencesIsNumberedPartByPart() {
        DeltaRequest request = request(WHOLE, true, DeltaKind.values()).overCopy();
        DeltaRequest preferring =
                request(new Cut(100, 4, 2), DeltaKind.values()).overCopy();

        assertSql("delta without sequences", WITHOUT_TRANSACTION.statements().createDelta(request));
        assertSql(
                "delta without sequences with precedence",
                WITHOUT_TRANSACTION.statements().createDelta(preferring));
    }

    @Test
    void unconfirmedUpdateRestsWhileTheTriggerTakesNoUpdates() {
        assertSql("delta of adds alone", FULL.statements().createDelta(request(WHOLE, DeltaKind.ADDED)));
    }

    @Test
    void unconfirmedDeleteThatIsBackIsAnUpdateForATriggerOfUpdatesAlone() {
        assertSql("delta of updates alone", FULL.statements().createDelta(request(WHOLE, DeltaKind.UPDATED)));
    }

    @Test
    void cutWithPrecedenceNumbersABucketFirst() {
        assertSql(
                "delta with precedence",
                FULL.statements().createDelta(request(new Cut(100, 4, 2), DeltaKind.values())));
    }

    @Test
    void duplicatesAreLeftOutOnBothSides() {
        DeltaRequest request = request(WHOLE, DeltaKind.values()).excludingDuplicates();

        assertSql("count changes without duplicates", FULL.statements().countChanges(request));
        assertSql("create duplicates", FULL.statements().createDuplicates(request(WHOLE, DeltaKind.values())));
        assertSql("delete duplicates", FULL.statements().deleteDuplicates(tables()));
        assertSql("sample duplicates", FULL.statements().sampleDuplicates(tables(), List.of(ID)));
        assertSql("count duplicates", FULL.statements().countDuplicates(tables().duplicates()));
    }

    @Test
    void countsStandBesideTheDelta() {
        DeltaRequest request = request(WHOLE, DeltaKind.values());

        assertSql("summarize", FULL.statements().summarize(tables().delta()));
        assertSql("count model", FULL.statements().countModel(request));
        assertSql("count model rows", FULL.statements().countModelRows(request));
        assertSql("count copied rows", FULL.statements().countModelRows(request.overCopy()));
        assertSql("delete untaken", FULL.statements().deleteUntaken(tables().delta(), -9, 0, 1, 90));
    }

    @Test
    void rowWithoutLongColumnsIsNeverTooLarge() {
        ModelShape narrow = new ModelShape("SELECT 1 AS id", List.of(ID), List.of(ID), List.of(ID), 42);
        DeltaRequest request = new DeltaRequest(
                tables(), narrow, Set.of(DeltaKind.ADDED), WHOLE, LIMITS, 7, false, false, false, Optional.empty());

        assertThat(FULL.statements().createDelta(request).get(2).text())
                .contains("SELECT d.*, CAST(CASE WHEN d.kind NOT IN ('A') THEN -1 WHEN 1 = 0 THEN 0 END AS SMALLINT) AS"
                        + " oversize, ");
    }

    @Test
    void planCountsGroupsOfTheModelAndTheRecords() {
        PlanRequest setAside = plan(PlanRequest.Duplicates.SET_ASIDE, DeltaKind.values());

        assertSql("plan", FULL.statements().planChanges(setAside));
        assertSql(
                "plan of trusted updates",
                FULL.statements().planChanges(plan(PlanRequest.Duplicates.TAKEN, DeltaKind.UPDATED)));
        assertSql("plan duplicates", FULL.statements().planDuplicates(setAside));
    }

    @Test
    void planBeforeTheFirstSyncCountsTheModelAlone() {
        PlanRequest first = new PlanRequest(
                MODEL,
                Optional.empty(),
                Set.of(DeltaKind.ADDED),
                LIMITS,
                0,
                Optional.empty(),
                PlanRequest.Duplicates.SET_ASIDE,
                false);

        assertSql("plan of a first sync", FULL.statements().planChanges(first));
        assertSql("sample of a first sync", FULL.statements().sampleChanges(first.withoutDuplicates(), 10));
    }

    @Test
    void samplesLeaveOutWhatNobodyWantsAndWhatIsSetAside() {
        PlanRequest request = plan(PlanRequest.Duplicates.SET_ASIDE, DeltaKind.UPDATED, DeltaKind.DELETED);

        assertSql("sample", FULL.statements().sampleChanges(request, 10));
        assertSql("sample without hash joins", KEYED.statements().sampleChanges(request, 10));
        assertSql("sample of deletes", FULL.statements().sampleDeletes(request, 3));
    }

    @Test
    void previewReadsNoLongValueOfARowOverALimit() {
        assertSql("preview", FULL.statements().preview(MODEL, LIMITS, 10));
    }

    @Test
    void pageIsReadByARangeOfNumbers() {
        assertSql("page", FULL.statements().page(tables().delta(), MODEL, 10, 20));
        assertSql("page sizes", FULL.statements().pageSizes(tables().delta(), 10, 20));
    }

    @Test
    void foldOfAWholeLoadTakesEveryRowUpToTheMark() {
        assertSql("summarize fold", FULL.statements().summarizeFold(fold(50, 50, false)));
        assertSql("guard", FULL.statements().moveGuard(fold(50, 50, false), -3));
        assertSql("fold", FULL.statements().fold(fold(50, 50, false)));
    }

    @Test
    void foldOfASettledSyncMarksTheWindowAndLeavesExceptions() {
        assertSql("exceptions", FULL.statements().createExceptions(tables().exceptions()));
        assertSql(
                "insert exceptions",
                FULL.statements().insertExceptions(tables().exceptions(), new TreeMap<>(Map.of(5L, "U", -2L, "R"))));
        assertSql("summarize fold of a settled sync", FULL.statements().summarizeFold(fold(50, 80, true)));
        assertSql("fold of a settled sync", FULL.statements().fold(fold(50, 80, true)));
    }

    @Test
    void foldWithoutTransactionsLooksAtTheGuardInEachStatement() {
        List<Sql> fold = WITHOUT_TRANSACTION.statements().fold(fold(50, 80, true));

        assertSql("fold without transactions", fold);
        assertThat(fold).allSatisfy(sql -> assertThat(sql.binds()).containsExactly("state-1", 7L, 99L));
    }

    @Test
    void foldWithoutMergeDeletesUpdatesAndInserts() {
        assertSql("fold without merge", WITHOUT_MERGE.statements().fold(fold(50, 80, true)));
    }

    private static RebaseRequest rebase(OptionalInt earlierEncoding) {
        ModelShape before =
                new ModelShape(MODEL.query(), MODEL.columns(), MODEL.idColumns(), List.of(ID), 41, earlierEncoding);
        return new RebaseRequest(
                tables().mapping(),
                table("rebase"),
                before,
                MODEL,
                new RebaseRequest.Guard("state-1", 7, 99, "columns", 3));
    }

    @Test
    void rebaseRewritesConfirmedRowsThatEqualWhatTheyWereStoredAs() {
        RebaseRequest request = rebase(OptionalInt.empty());

        assertSql("create rebase", FULL.statements().createRebase(request));
        assertSql("count rebased", FULL.statements().countRebased(request));
        assertSql("rebase guard", FULL.statements().moveRebaseGuard(request));
        assertSql("rebase", FULL.statements().rebase(request));
        assertSql("rebase without merge", WITHOUT_MERGE.statements().rebase(request));
    }

    @Test
    void rebaseWithoutTransactionsLooksAtTheGuardInEachStatement() {
        List<Sql> rebase = WITHOUT_TRANSACTION.statements().rebase(rebase(OptionalInt.empty()));

        assertSql("rebase without transactions", rebase);
        assertThat(rebase).allSatisfy(sql -> assertThat(sql.binds()).containsExactly("state-1", 7L, 99L));
    }

    @Test
    void rebaseOfAnEarlierVersionAsksForItsChecksum() {
        assertThat(FULL.statements()
                        .createRebase(rebase(OptionalInt.of(2)))
                        .get(0)
                        .text())
                .contains("CHECKSUM_2(41, q.\"id\") AS checksum_before, CHECKSUM(42, ");
        assertThatThrownBy(() -> FULL.statements().createRebase(rebase(OptionalInt.of(1))))
                .isInstanceOf(UnsupportedWarehouseException.class)
                .hasMessage("The checksum of version 1 cannot be rendered any more.");
    }

    @Test
    void fileHasAParagraphForEachCaseAndNoOther() {
        assertThat(EXPECTED).hasSize(54);
    }
}
