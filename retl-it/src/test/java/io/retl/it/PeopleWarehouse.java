package io.retl.it;

import io.retl.Destination;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Source;
import io.retl.destination.spi.ChangeKind;
import io.retl.internal.control.LoadPlan;
import io.retl.internal.control.ReadMark;
import io.retl.internal.jdbc.Database;
import io.retl.internal.warehouse.ExtractRequest;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.JdbcWarehouse;
import io.retl.internal.warehouse.MappingState;
import io.retl.internal.warehouse.Warehouse;
import io.retl.mapping.Expressions;
import io.retl.warehouse.spi.Cut;
import io.retl.warehouse.spi.DialectProvider;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The warehouse side of the mapping {@code people} over a table of three rows, without the engine around it. */
final class PeopleWarehouse {
    private final DataSource dataSource;
    private final DialectProvider provider;
    private final Limits limits;
    private final Mapping mapping;

    PeopleWarehouse(DataSource dataSource, DialectProvider provider, Limits limits) throws SQLException {
        this.dataSource = dataSource;
        this.provider = provider;
        this.limits = limits;
        run("CREATE TABLE people (id INT PRIMARY KEY, name VARCHAR(20))");
        run("INSERT INTO people VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cem')");
        Source source = Source.builder("shop").dataSource(dataSource).build();
        this.mapping = Mapping.builder("people")
                .model(Model.builder("people")
                        .source(source)
                        .query("SELECT id, name FROM people")
                        .uniqueIdentifier("id")
                        .build())
                .destination(Destination.builder("crm")
                        .action("upsert", (payload, context) -> {})
                        .build())
                .action("upsert")
                .field("name", Expressions.column("name"))
                .build();
    }

    /** As another process sees it. */
    Warehouse warehouse() {
        return new JdbcWarehouse(mapping, limits, new Database("shop", dataSource, provider::dialect));
    }

    static Extraction extract(Warehouse warehouse, Warehouse.SyncKey sync) {
        MappingState state = warehouse.open(sync.epoch());
        return warehouse.extract(
                state,
                new ExtractRequest(
                        sync,
                        EnumSet.allOf(ChangeKind.class),
                        new Cut(1_000, 1, 0),
                        Model.DuplicateIds.SET_ASIDE,
                        Optional.empty()));
    }

    /**
     * What is stored before the first row is sent.
     *
     * @param began in seconds since 1970
     */
    static LoadPlan plan(Extraction extraction, long began) {
        return new LoadPlan(
                extraction.state().stateId(),
                extraction.state().lastSync(),
                extraction.before(),
                extraction.summary().rows(),
                extraction.state().signature(),
                extraction.encoding(),
                !extraction.isCut(),
                extraction.hasDuplicates(),
                began,
                ReadMark.WHOLE);
    }

    static String state(String table) {
        return "\"__segment_reverse_etl\".\"" + table + "\"";
    }

    long count(String table) throws SQLException {
        return Long.parseLong(query("SELECT COUNT(*) FROM " + table).get(0));
    }

    /** The first column of a query's result. */
    List<String> query(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
