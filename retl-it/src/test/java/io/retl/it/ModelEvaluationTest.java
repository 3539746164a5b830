package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.destination.spi.ChangeKind;
import io.retl.mapping.Expressions;
import io.retl.testkit.H2Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts how often the rows of a model are evaluated: a model may be the dearest query of a warehouse. */
public class ModelEvaluationTest {
    private static final AtomicInteger EVALUATIONS = new AtomicInteger();

    private H2Warehouse warehouse;

    /** Called by the model for each row that it evaluates. */
    public static int counted(int id) {
        EVALUATIONS.incrementAndGet();
        return id;
    }

    @BeforeEach
    void open() throws SQLException {
        warehouse = H2Warehouse.open();
        run("CREATE TABLE people (id INT, name VARCHAR(20))");
        run("INSERT INTO people VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cem')");
        run("CREATE ALIAS counted FOR 'io.retl.it.ModelEvaluationTest.counted'");
        EVALUATIONS.set(0);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void eachSyncEvaluatesEachRowOnce() throws SQLException {
        try (Retl retl = retl()) {
            retl.sync("people").orThrow();
            assertThat(EVALUATIONS).hasValue(3);

            run("UPDATE people SET name = 'Bo' WHERE id = 2");
            run("DELETE FROM people WHERE id = 3");
            retl.sync("people").orThrow();
            assertThat(EVALUATIONS).hasValue(3 + 2);
        }
    }

    @Test
    void planEvaluatesEachRowOnceAndWhereRowsDifferThreeTimesAtMost() throws SQLException {
        try (Retl retl = retl()) {
            retl.sync("people").orThrow();
            assertThat(evaluations(() -> retl.plan("people"))).isEqualTo(3);

            run("DELETE FROM people WHERE id = 3");
            assertThat(evaluations(() -> retl.plan("people"))).isEqualTo(2 + 2);

            run("UPDATE people SET name = 'Bo' WHERE id = 2");
            assertThat(evaluations(() -> retl.plan("people"))).isEqualTo(2 + 2 + 2);

            run("INSERT INTO people VALUES (4, 'Dai')");
            run("INSERT INTO people VALUES (4, 'Eva')");
            assertThat(evaluations(() -> retl.plan("people"))).isEqualTo(4 + 4);
        }
    }

    @Test
    void rebaseEvaluatesEachRowOnceMore() throws SQLException {
        try (Retl retl = retl()) {
            retl.sync("people").orThrow();
        }

        try (Retl retl = retl("SELECT counted(id) AS id, name, 7 AS number FROM people")) {
            assertThat(evaluations(() -> retl.sync("people").orThrow())).isEqualTo(3 + 3);
        }
    }

    private static int evaluations(Runnable work) {
        EVALUATIONS.set(0);
        work.run();
        return EVALUATIONS.get();
    }

    private Retl retl() {
        return retl("SELECT counted(id) AS id, name FROM people");
    }

    private Retl retl(String query) {
        Source source =
                Source.builder("shop").dataSource(warehouse.dataSource()).build();
        Mapping mapping = Mapping.builder("people")
                .model(Model.builder("people")
                        .source(source)
                        .query(query)
                        .uniqueIdentifier("id")
                        .build())
                .destination(Destination.builder("crm")
                        .action("upsert", (payload, context) -> {})
                        .build())
                .action("upsert")
                .trigger(ChangeKind.values())
                .field("name", Expressions.column("name"))
                .onSchemaChange(Mapping.OnSchemaChange.REBASE)
                .build();
        return Retl.builder().mapping(mapping).build();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
