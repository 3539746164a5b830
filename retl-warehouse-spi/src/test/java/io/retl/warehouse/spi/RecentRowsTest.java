package io.retl.warehouse.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The SQL for models with a timestamp column, as text: {@code recent-rows.sql} has a paragraph for each case. */
class RecentRowsTest {
    private static final Dialect FULL = new StandardDialect(Set.of(Capability.values()));
    private static final Instant SINCE = Instant.parse("2025-03-01T09:50:00.123456789Z");
    private static final Instant CLOCK = Instant.parse("2025-03-01T10:30:00Z");
    private static final Column ID = new Column(1, "id", ColumnType.INTEGER, "BIGINT", Types.BIGINT, 0);
    private static final Column CHANGED = column(ColumnType.TIMESTAMP);
    private static final ModelShape MODEL =
            new ModelShape("SELECT * FROM people -- all", List.of(ID, CHANGED), List.of(ID), List.of(CHANGED, ID), 42);

    private static Column column(ColumnType type) {
        return new Column(2, "changed at", type, type.name(), 0, 0);
    }

    private static final Map<String, String> EXPECTED = StatementRulesTest.expected("recent-rows.sql");

    private static void assertSql(String name, Sql statement) {
        assertSql(name, List.of(statement));
    }

    private static void assertSql(String name, List<Sql> statements) {
        StatementRulesTest.assertSql(EXPECTED, name, statements);
    }

    private static String recent(Optional<TableName> listed, Optional<TableName> unconfirmed) {
        return FULL.statements().recentRows(MODEL, new RecentRows(CHANGED, SINCE, listed, unconfirmed));
    }

    private static DeltaRequest all() {
        return new DeltaRequest(
                StatementRulesTest.tables(),
                MODEL,
                Set.of(DeltaKind.values()),
                new Cut(100, 1, 0),
                new SizeLimits(900, 5_000),
                7,
                false,
                false,
                true,
                Optional.empty());
    }

    /** The restricted query is a word here, so that what stands around it can be read. */
    private static DeltaRequest some() {
        return all().restricted(MODEL.withQuery("<recent rows>"));
    }

    @Test
    void recentAndOpenRowsAreRead() {
        MappingTables tables = StatementRulesTest.tables().mapping();

        assertSql("recent rows", Sql.of(recent(Optional.empty(), Optional.empty())));
        assertSql(
                "recent and open rows",
                Sql.of(recent(Optional.of(tables.unresolved()), Optional.of(tables.records()))));
        assertSql("count open", FULL.statements().countOpen(tables, CHANGED));
    }

    @Test
    void rowThatIsNotReadIsNotGone() {
        assertSql("delta of recent rows", FULL.statements().createDelta(some()));
        assertThat(FULL.statements().countChanges(some()).text())
                .doesNotContain("FULL JOIN")
                .doesNotContain("UNION ALL");
    }

    @Test
    void requestKeepsItsRestriction() {
        assertThat(some().overCopy().whole()).contains(MODEL);
        assertThat(some().excludingDuplicates().whole()).contains(MODEL);
    }

    @Test
    void whatIsReadIsMeasured() {
        assertSql("read clock", FULL.statements().readClock(CHANGED));
        assertSql("measure", FULL.statements().measure(all(), CHANGED, CLOCK));
        assertSql("measure recent rows", FULL.statements().measure(some(), CHANGED, CLOCK));
        assertSql("measure copied rows", FULL.statements().measure(some().overCopy(), CHANGED, CLOCK));
    }

    @Test
    void otherRowOfADuplicateIsLookedForEverywhere() {
        assertSql("count rows of delta", FULL.statements().countRowsOfDelta(some()));
        assertSql("create duplicates of recent rows", FULL.statements().createDuplicates(some()));
        assertSql(
                "create duplicates of copied rows",
                FULL.statements().createDuplicates(some().overCopy()).subList(0, 1));
    }

    @Test
    void checkpointMovesWithTheGuardAndListedDeletesStay() {
        FoldRequest request = new FoldRequest(
                StatementRulesTest.tables(),
                new FoldRequest.Guard("state-1", 7, 8, 99, "columns", 3),
                50,
                50,
                false,
                false,
                true,
                new FoldRequest.Parking(90_000, 5, 10_000),
                new FoldRequest.Reach(true, Optional.of("2025-03-01T10:00:00Z/8/0a")));

        assertSql("move guard and checkpoint", FULL.statements().moveGuard(request, 4));
        assertSql("forget of recent rows", FULL.statements().fold(request).get(3));
    }

    @Test
    void planOfRecentRowsCountsNoDeletes() {
        PlanRequest request = new PlanRequest(
                MODEL.withQuery("<recent rows>"),
                Optional.of(StatementRulesTest.tables().mapping().records()),
                Set.of(DeltaKind.values()),
                new SizeLimits(900, 5_000),
                7,
                Optional.of(StatementRulesTest.tables().mapping().unresolved()),
                PlanRequest.Duplicates.SET_ASIDE,
                true);

        assertThat(FULL.statements().planChanges(request).text()).endsWith("\n) g\nWHERE g.model_rows > 0");
        assertThat(request.withoutDuplicates().recent()).isTrue();
    }

    @Test
    void momentsAndTheClockAreInUtc() {
        TypeRules types = FULL.types();

        assertThat(types.moment(SINCE, column(ColumnType.DATE))).isEqualTo("DATE '2025-03-01'");
        assertThat(types.moment(SINCE, column(ColumnType.TIMESTAMP)))
                .isEqualTo("TIMESTAMP '2025-03-01 09:50:00.123456'");
        assertThat(types.moment(SINCE, column(ColumnType.INSTANT)))
                .isEqualTo("TIMESTAMP WITH TIME ZONE '2025-03-01 09:50:00.123456+00:00'");
        assertThat(types.moment(Instant.parse("0001-01-01T00:00:00Z"), column(ColumnType.DATE)))
                .isEqualTo("DATE '0001-01-01'");
        assertThat(types.clock(column(ColumnType.DATE)))
                .isEqualTo("CAST(CURRENT_TIMESTAMP AT TIME ZONE 'UTC' AS DATE)");
        assertThat(types.clock(column(ColumnType.TIMESTAMP)))
                .isEqualTo("CAST(CURRENT_TIMESTAMP AT TIME ZONE 'UTC' AS TIMESTAMP)");
        assertThat(types.clock(column(ColumnType.INSTANT))).isEqualTo("CURRENT_TIMESTAMP");
        assertThatThrownBy(() -> types.moment(SINCE, column(ColumnType.TEXT)))
                .hasMessage("A column of TEXT holds no times.");
        assertThatThrownBy(() -> types.clock(column(ColumnType.TEXT))).hasMessage("A column of TEXT holds no times.");
    }

    @Test
    void textsOfSeveralColumnsAreJoinedAndEscaped() {
        assertThat(FULL.types().joinedRecordId(List.of("a", "b")))
                .isEqualTo(
                        "REPLACE(REPLACE(a, '~', '~0'), '/', '~1') || '/' || REPLACE(REPLACE(b, '~', '~0'), '/', '~1')");
    }
}
