package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.testkit.H2Warehouse;
import io.retl.testkit.TrackingDataSource;
import io.retl.testkit.WarehouseFixture;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.SyntaxFeature;
import io.retl.warehouse.spi.TableName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One test's place in the warehouse: a schema for its tables, one for retl's, and a count of the connections. */
final class Scene implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final WarehouseFixture fixture;
    private final TrackingDataSource dataSource;
    private final Dialect dialect;
    private final List<String> schemas = new ArrayList<>();
    private final List<Rig> rigs = new ArrayList<>();
    private @Nullable H2Warehouse controlStore;
    private final String schema;
    private final String stateSchema;
    private int mappings;

    Scene(WarehouseFixture fixture) {
        this.fixture = fixture;
        this.dataSource = new TrackingDataSource(fixture.dataSource());
        this.dialect = dialect(fixture);
        int number = NUMBERS.incrementAndGet();
        this.schema = "shop" + number;
        this.stateSchema = "retl" + number;
        createSchema(schema);
        schemas.add(stateSchema);
    }

    private static Dialect dialect(WarehouseFixture fixture) {
        try (Connection connection = fixture.dataSource().getConnection()) {
            return fixture.dialectProvider().dialect(product(connection));
        } catch (SQLException failure) {
            throw new IllegalStateException("The fixture's data source gives no connection.", failure);
        }
    }

    static DialectContext product(Connection connection) throws SQLException {
        DatabaseMetaData product = connection.getMetaData();
        return new DialectContext(
                product.getDatabaseProductName(),
                product.getDatabaseProductVersion(),
                product.getDatabaseMajorVersion(),
                product.getDatabaseMinorVersion());
    }

    WarehouseFixture fixture() {
        return fixture;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Where the rigs keep their progress, if this product cannot hold it. */
    Optional<DataSource> controlStore() {
        if (fixture.capabilities().contains(Capability.CONTROL_STORE)) {
            return Optional.empty();
        }
        H2Warehouse opened = controlStore == null ? H2Warehouse.open() : controlStore;
        controlStore = opened;
        return Optional.of(opened.dataSource());
    }

    TrackingDataSource dataSource() {
        return dataSource;
    }

    String schema() {
        return schema;
    }

    String stateSchema() {
        return stateSchema;
    }

    /** Makes another schema, dropped with the scene. */
    void createSchema(String name) {
        run(fixture.createSchema(quote(name)));
        schemas.add(name);
    }

    /** Drops a schema with the scene that something else makes. */
    void dropLater(String schemaName) {
        schemas.add(schemaName);
    }

    String quote(String name) {
        return dialect.naming().quote(name);
    }

    /** A backslash in a text literal. */
    String backslash() {
        return dialect.syntax().contains(SyntaxFeature.BACKSLASH_ESCAPES) ? "\\\\" : "\\";
    }

    /** A quote in a text literal. */
    String apostrophe() {
        return dialect.syntax().contains(SyntaxFeature.TRIPLE_QUOTED_TEXT) ? "\\'" : "''";
    }

    /** Makes a table in the test's schema and returns its quoted, qualified name. */
    String table(String name, String... columns) {
        String table = dialect.naming().quote(new TableName(schema, name));
        run("CREATE TABLE " + table + " (" + String.join(", ", columns) + ")");
        return table;
    }

    /** Five rows that most tests edit. */
    String people() {
        String table = emptyPeople();
        insert(
                table,
                List.of(
                        List.of(1, "Ada", "London"),
                        List.of(2, "Bob", "Paris"),
                        List.of(3, "Cem", "Ankara"),
                        List.of(4, "Dai", "Cardiff"),
                        List.of(5, "Eva", "Praha")));
        return table;
    }

    String emptyPeople() {
        String text = fixture.textType();
        return table("people", "id " + fixture.integerType(), "name " + text, "city " + text);
    }

    /** A table of numbered rows: {@code name} is "n" and the number, {@code city} is the same everywhere. */
    String crowd(int rows) {
        String table = emptyPeople();
        grow(table, 1, rows);
        return table;
    }

    void grow(String people, int first, int last) {
        List<List<Object>> rows = new ArrayList<>();
        for (int id = first; id <= last; id++) {
            rows.add(List.of(id, "n" + id, "Bern"));
        }
        insert(people, rows);
    }

    void insert(String table, List<? extends List<?>> rows) {
        String marks = "?" + ", ?".repeat(rows.get(0).size() - 1);
        String sql = "INSERT INTO " + table + " VALUES (" + marks + ")";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<?> row : rows) {
                for (int index = 0; index < row.size(); index++) {
                    statement.setObject(index + 1, row.get(index));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failure) {
            throw new IllegalStateException("The test's own statement failed: " + sql, failure);
        }
    }

    void run(String... statements) {
        runAll(List.of(statements));
    }

    void runAll(List<String> statements) {
        String current = "";
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                current = sql;
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The test's own statement failed: " + current, failure);
        }
    }

    /** The rows of a query, their columns as text and joined with a bar. */
    List<String> query(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return joined(rows);
        } catch (SQLException failure) {
            throw new IllegalStateException("The test's own query failed: " + sql, failure);
        }
    }

    /** The rows of one of the dialect's own queries; none of a listing of a schema that is not there. */
    List<String> query(Sql sql) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
            for (int index = 0; index < sql.binds().size(); index++) {
                statement.setObject(index + 1, sql.binds().get(index));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return joined(rows);
            }
        } catch (SQLException failure) {
            if (dialect.lacksSchema(failure)) {
                return List.of();
            }
            throw new IllegalStateException("The dialect's query failed: " + sql.text(), failure);
        }
    }

    /** The names of the sequences in a schema, if retl uses any. */
    List<String> sequences(String schemaName) {
        return dialect.capabilities().contains(Capability.SEQUENCES)
                ? query(dialect.statements().sequences(schemaName))
                : List.of();
    }

    private static List<String> joined(ResultSet rows) throws SQLException {
        int width = rows.getMetaData().getColumnCount();
        List<String> all = new ArrayList<>();
        while (rows.next()) {
            List<@Nullable String> row = new ArrayList<>();
            for (int index = 1; index <= width; index++) {
                row.add(rows.getString(index));
            }
            all.add(Rig.joined(row));
        }
        return all;
    }

    /** The quoted, qualified name of one of retl's tables for a mapping. */
    String stateTable(String kind, String mappingId) {
        return dialect.naming().quote(new TableName(stateSchema, kind + "_" + mappingId));
    }

    /** A mapping with a fresh id from a query; its fields are still to be named. */
    RigBuilder rig(String query) {
        mappings++;
        return new RigBuilder(this, "m" + mappings, query);
    }

    /** A mapping from a table like {@link #people()} with the fields name and city. */
    RigBuilder rigOverPeople(String table) {
        return rig(peopleQuery(table)).columns("name", "city");
    }

    static String peopleQuery(String table) {
        return "SELECT id, name, city FROM " + table;
    }

    void add(Rig rig) {
        rigs.add(rig);
    }

    /** Drops the schemas and finds the connections that were not given back. */
    @Override
    public void close() {
        rigs.forEach(Rig::close);
        if (controlStore != null) {
            controlStore.close();
        }
        int leaked = dataSource.open();
        runAll(schemas.stream().map(name -> fixture.dropSchema(quote(name))).toList());
        assertThat(leaked).as("connections that were not given back").isZero();
    }
}
