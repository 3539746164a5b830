package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.mapping.Expressions;
import io.retl.plan.SyncPlan;
import io.retl.testkit.FaultyDataSource;
import io.retl.testkit.H2Warehouse;
import io.retl.testkit.JdbcCall;
import io.retl.testkit.JdbcCall.Kind;
import io.retl.testkit.JdbcCall.Moment;
import io.retl.testkit.RecordingAction;
import io.retl.testkit.RecordingDestination;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who runs the warehouse sees at the end of each statement which mapping and sync it is for. */
class StatementCommentTest {
    private static final String OF_MAPPING = "\n/* retl mapping=people-to-crm */";
    private static final String OF_NOBODY = "\n/* retl */";

    private final RecordingDestination crm = new RecordingDestination();

    private Retl retl(Source source, String query) {
        return Retl.builder()
                .mapping(Mapping.builder("people-to-crm")
                        .model(Model.builder("people")
                                .source(source)
                                .query(query)
                                .uniqueIdentifier("id")
                                .build())
                        .destination(Destination.builder("crm")
                                .action(new RecordingAction("send", crm))
                                .build())
                        .action("send")
                        .field("name", Expressions.column("name"))
                        .build())
                .build();
    }

    /** A query that gives its own text. */
    @Test
    @Tag("postgres")
    void serverGetsTheCommentAndThePlanShowsTheStatementWithoutIt() {
        try (SharedPostgres postgres = SharedPostgres.open()) {
            Source source =
                    Source.builder("shop").dataSource(postgres.dataSource()).build();
            try (Retl retl = retl(source, "SELECT 1 AS id, current_query() AS name")) {
                SyncPlan plan = retl.plan("people-to-crm");
                retl.sync("people-to-crm").orThrow();
                retl.sync("people-to-crm").orThrow();

                assertThat(plan.statements()).isNotEmpty().noneMatch(statement -> statement.contains("/*"));
                assertThat(plan.requests().toString()).contains("/* retl mapping=people-to-crm */");
                assertThat(crm.log())
                        .extracting(payload -> String.valueOf(payload.field("name")))
                        .satisfiesExactly(
                                first -> assertThat(first)
                                        .startsWith("CREATE")
                                        .endsWith("\n/* retl mapping=people-to-crm sync=1 */"),
                                second -> assertThat(second).endsWith("\n/* retl mapping=people-to-crm sync=2 */"));
            }
        }
    }

    @Test
    void everyStatementHasOne() {
        List<String> statements = Collections.synchronizedList(new ArrayList<>());
        try (H2Warehouse warehouse = H2Warehouse.open()) {
            FaultyDataSource watched = new FaultyDataSource(warehouse.dataSource());
            watched.fail(Long.MAX_VALUE, Moment.BEFORE, call -> note(call, statements));
            Source source = Source.builder("shop").dataSource(watched).build();
            try (Retl retl = retl(source, "SELECT 1 AS \"id\", 'Ada' AS \"name\"")) {
                retl.sync("people-to-crm").orThrow();
                retl.testModel("people");
            }
        }

        assertThat(statements)
                .hasSizeGreaterThan(20)
                .allSatisfy(statement -> assertThat(statement)
                        .endsWith(
                                statement.contains("control_") || statement.contains("WRITE_DELAY")
                                        ? OF_NOBODY
                                        : statement.contains("delta_")
                                                ? "\n/* retl mapping=people-to-crm sync=1 */"
                                                : " */"));
        assertThat(statements)
                .filteredOn(statement -> statement.startsWith("CREATE TABLE \"__segment_reverse_etl\".\"records_"))
                .isNotEmpty()
                .allMatch(statement -> statement.endsWith(OF_MAPPING));
        assertThat(statements.get(statements.size() - 1)).as("of a model").endsWith(OF_NOBODY);
    }

    private static boolean note(JdbcCall call, List<String> statements) {
        return call.kind() == Kind.EXECUTE && statements.add(call.sql());
    }
}
