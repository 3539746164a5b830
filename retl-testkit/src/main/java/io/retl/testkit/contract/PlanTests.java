package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Model;
import io.retl.RetlException;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.RequestPreview;
import io.retl.plan.ModelPreview;
import io.retl.plan.SyncPlan;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.warehouse.spi.StatementRules;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A plan and a preview show what is there and change nothing. That a plan's counts are those of the sync after it is asserted
 * before every sync of the other tests.
 */
abstract class PlanTests {
    abstract Scene scene();

    private List<String> bodies(SyncPlan plan) {
        return plan.requests().stream().map(RequestPreview::body).toList();
    }

    /** Everything that retl could have made: schemas, tables and their rows, sequences. */
    private List<String> traces() {
        StatementRules statements = scene().dialect().statements();
        List<String> traces = new ArrayList<>();
        for (String schema : List.of(scene().schema(), scene().stateSchema())) {
            traces.addAll(scene().query(statements.findSchema(schema)));
            traces.addAll(scene().sequences(schema));
            for (String table : scene().query(statements.tables(schema))) {
                String quoted = scene().quote(schema) + "." + scene().quote(table);
                traces.add(table + " "
                        + scene().query("SELECT * FROM " + quoted).stream()
                                .sorted()
                                .toList());
            }
        }
        return traces;
    }

    @Test
    @DisplayName("a plan and a preview before the first sync show every row and leave no trace, not even a schema")
    void firstPlanLeavesNoTrace() {
        String people = scene().people();
        scene().run("INSERT INTO " + people + " VALUES (NULL, 'Nil', 'Bern')");
        Rig rig = scene().rigOverPeople(people).build();
        List<String> before = traces();

        SyncPlan plan = rig.retl().plan(rig.mappingId());
        ModelPreview preview = rig.retl().preview("model");

        assertThat(plan.extracted()).isEqualTo(new SyncResult.Extracted(5, 0, 0, 1, 0));
        assertThat(plan.requests()).isNotEmpty();
        assertThat(plan.statements()).isNotEmpty().anyMatch(sql -> sql.contains("delta_" + rig.mappingId()));
        assertThat(preview.rows()).hasSize(6);
        assertThat(traces()).isEqualTo(before);
        assertThat(rig.action().attempts()).isEmpty();
    }

    @Test
    @DisplayName("a plan of a mapping that has state shows each kind of change and leaves the state as it is")
    void laterPlanLeavesTheStateAsItIs() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync().orThrow();
        rig.payloads();
        scene().run(
                        "INSERT INTO " + people + " VALUES (6, 'Fay', 'Oslo')",
                        "INSERT INTO " + people + " VALUES (7, 'Gus', 'Graz')",
                        "INSERT INTO " + people + " VALUES (7, 'Gus', 'Wien')",
                        "DELETE FROM " + people + " WHERE id = 3");
        List<String> before = traces();

        SyncPlan plan = rig.retl().plan(rig.mappingId());

        assertThat(plan.extracted()).isEqualTo(new SyncResult.Extracted(1, 0, 1, 2, 0));
        assertThat(bodies(plan)).anyMatch(body -> body.contains("Oslo")).noneMatch(body -> body.contains("Gus"));
        assertThat(traces()).isEqualTo(before);
        assertThat(rig.payloads()).isEmpty();
        assertThat(rig.syncedEvents()).containsExactly("DELETED 3 null|null", "ADDED 6 Fay|Oslo");
    }

    @Test
    @DisplayName("a plan shows deletes where nothing else is to be sent")
    void planShowsDeletes() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync().orThrow();
        scene().run("DELETE FROM " + people + " WHERE id = 3");

        SyncPlan plan = rig.retl().plan(rig.mappingId());

        assertThat(plan.requests()).extracting(RequestPreview::summary).containsExactly("send DELETED 3");
    }

    @Test
    @DisplayName("a plan shows no change that the trigger does not take")
    void planShowsWhatTheTriggerTakes() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).trigger(ChangeKind.UPDATED).build();
        rig.sync().orThrow();
        scene().run(
                        "INSERT INTO " + people + " VALUES (6, 'Fay', 'Oslo')",
                        "UPDATE " + people + " SET city = 'Lyon' WHERE id = 2",
                        "DELETE FROM " + people + " WHERE id = 3");

        SyncPlan plan = rig.retl().plan(rig.mappingId());

        assertThat(plan.skipped()).isEqualTo(2);
        assertThat(plan.requests()).extracting(RequestPreview::summary).containsExactly("send UPDATED 2");
        assertThat(bodies(plan)).allMatch(body -> body.contains("Lyon"));
    }

    @Test
    @DisplayName("a plan counts before the cut and says how many rows are left for later")
    void planCountsBeforeTheCut() {
        Rig rig = scene().rigOverPeople(scene().crowd(30)).recordsPerSync(20).build();

        SyncPlan plan = rig.retl().plan(rig.mappingId());

        assertThat(plan.extracted()).isEqualTo(new SyncResult.Extracted(30, 0, 0, 0, 0));
        assertThat(plan.laterSyncs()).isEqualTo(10);
    }

    @Test
    @DisplayName("a plan of a model that fails on duplicates fails as the sync does, naming one")
    void planFailsOnDuplicates() {
        String people = scene().people();
        scene().run("INSERT INTO " + people + " VALUES (2, 'Bob', 'Lyon')");
        Rig rig = scene().rigOverPeople(people)
                .onDuplicateIds(Model.DuplicateIds.FAIL)
                .build();

        assertThatThrownBy(() -> rig.retl().plan(rig.mappingId()))
                .isInstanceOfSatisfying(
                        RetlException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DUPLICATE_IDS))
                .hasMessageContainingAll("1 values", "'2', 2 rows");
        assertThat(rig.sync().status()).isEqualTo(SyncStatus.FAILED);
    }

    @Test
    @DisplayName("a plan of trusted identifiers counts every row of a duplicate, as the sync does")
    void planCountsTrustedDuplicates() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people)
                .onDuplicateIds(Model.DuplicateIds.TRUST)
                .build();
        rig.sync().orThrow();
        scene().run(
                        "INSERT INTO " + people + " VALUES (2, 'Bob', 'Lyon')",
                        "INSERT INTO " + people + " VALUES (6, 'a', 'b')");
        scene().run(
                        "INSERT INTO " + people + " VALUES (2, 'Bob', 'Nice')",
                        "INSERT INTO " + people + " VALUES (6, 'c', 'd')");

        assertThat(rig.retl().plan(rig.mappingId()).extracted()).isEqualTo(new SyncResult.Extracted(2, 2, 0, 0, 0));
    }

    @Test
    @DisplayName("a plan and a preview read no value over the limit")
    void valuesOverTheLimitAreNotRead() {
        String people = scene().people();
        String query =
                "SELECT id, name, REPEAT(city, CAST(id AS INTEGER) * 100) AS city FROM " + people + " WHERE id < 3";
        Rig rig = scene().rig(query)
                .columns("name", "city")
                .limits(Limits.builder().columnBytes(602).build())
                .build();

        SyncPlan plan = rig.retl().plan(rig.mappingId());
        ModelPreview preview = rig.retl().preview("model");

        assertThat(plan.extracted()).isEqualTo(new SyncResult.Extracted(2, 0, 0, 0, 0));
        assertThat(plan.refused()).singleElement().satisfies(record -> {
            assertThat(record.recordId()).isEqualTo("2");
            assertThat(record.code()).isEqualTo(ErrorCode.COLUMN_TOO_LARGE);
        });
        assertThat(bodies(plan)).singleElement().asString().contains("LondonLondon");
        assertThat(preview.rows().stream().map(row -> Rig.joined(row.values())))
                .containsExactlyInAnyOrder("1|Ada|" + "London".repeat(100), "2|Bob|null");
        assertThat(preview.notes()).hasSize(1);
    }

    @Test
    @DisplayName("a preview shows ten rows at most, as the mapping sees them")
    void previewShowsTenRows() {
        String people = scene().crowd(30);
        Rig many = scene().rigOverPeople(people).build();
        Rig none = scene().rig(Scene.peopleQuery(people) + " WHERE 1 = 0")
                .columns("name")
                .build();

        List<Map<String, @Nullable Object>> rows = many.retl().preview("model").rows();

        assertThat(rows)
                .hasSize(10)
                .allSatisfy(row -> assertThat(Rig.joined(row.values())).matches("(\\d+)\\|n\\1\\|Bern"));
        assertThat(none.retl().preview("model").rows()).isEmpty();
    }

    @Test
    @DisplayName("a plan and a preview need no connection that may write, and give each back as it was")
    void readOnlyPoolIsEnough() throws SQLException {
        String people = scene().people();
        Rig writer = scene().rigOverPeople(people).build();
        writer.sync().orThrow();
        scene().run("DELETE FROM " + people + " WHERE id = 3", "UPDATE " + people + " SET city = 'Lyon' WHERE id = 2");
        try (HostPool pool = new HostPool(scene().fixture(), 1).open(connection -> {
            HostPool.ifSupported(() -> connection.setReadOnly(true));
            connection.setAutoCommit(false);
        })) {
            Rig reader =
                    scene().rigOverPeople(people).after(writer).dataSource(pool).build();

            assertThat(reader.retl().plan(reader.mappingId()).extracted())
                    .isEqualTo(new SyncResult.Extracted(0, 1, 1, 0, 0));
            assertThat(reader.retl().preview("model").rows()).hasSize(4);
            assertThat(pool.borrowed()).isZero();
            assertThat(pool.returned()).isPositive();
            assertThat(pool.differences()).isEmpty();
        }
    }
}
