package io.retl.internal.engine;

import io.retl.Source;
import io.retl.internal.engine.SimulatedTables.Delta;
import io.retl.internal.engine.SimulatedTables.Staged;
import io.retl.internal.engine.SimulatedTables.Stored;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.Page;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import io.retl.warehouse.h2.H2DialectProvider;
import io.retl.warehouse.spi.Cut;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.DeltaRequest;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.MappingTables;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.SizeLimits;
import io.retl.warehouse.spi.SyncTables;
import io.retl.warehouse.spi.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the tables of a simulated database: the model's rows, which people write, and what the product wrote, which
 * is read past the product. A checksum means the value that the model had when the checksum was first seen.
 */
final class SimulatedRows {
    private static final String NO_SUCH_TABLE = "42S02";
    private static final String NO_SUCH_SCHEMA = "90079";

    private final Connection connection;
    private final SimulatedModel model;
    private final Dialect dialect;
    private final Map<String, String> values = new HashMap<>();
    private @Nullable Map<String, Stored> records;
    private long lastSync;

    SimulatedRows(DataSource database, SimulatedModel model) {
        this.model = model;
        try {
            this.connection = database.getConnection();
            this.dialect = new H2DialectProvider().dialect(new DialectContext("H2", "2", 2, 0));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        run("CREATE TABLE people (id VARCHAR, name VARCHAR, changed TIMESTAMP(6) WITH TIME ZONE)");
        run("CREATE TABLE everything (id VARCHAR, name VARCHAR)");
        for (String id : model.possibleIds()) {
            for (String value : model.possibleValues()) {
                run("INSERT INTO everything VALUES (?, ?)", id, value);
            }
        }
    }

    /** The product may have written; what was read is to be read again. */
    void forget() {
        records = null;
    }

    void changed(String id, int copies) {
        String value = model.rows().get(id);
        Instant stamp = model.stamp(id);
        OffsetDateTime changed = stamp == null ? null : stamp.atOffset(ZoneOffset.UTC);
        if (copies == 1 && run("UPDATE people SET name = ?, changed = ? WHERE id = ?", value, changed, id) == 1) {
            return;
        }
        run("DELETE FROM people WHERE id = ?", id);
        for (int copy = 0; copy < copies; copy++) {
            run("INSERT INTO people (id, name, changed) VALUES (?, ?, ?)", id, value, changed);
        }
    }

    /** Checksums are about to be rewritten, and no delta will have had them: learns that of every value a row may have. */
    void learn(ModelShape shape) {
        TableName learned = new TableName("PUBLIC", "learned");
        MappingTables state = new MappingTables(learned, learned, learned);
        ModelShape everything = new ModelShape(
                shape.query().replace("FROM people", "FROM everything"),
                shape.columns(),
                shape.idColumns(),
                shape.checksumColumns(),
                shape.checksumSeed());
        DeltaRequest request = new DeltaRequest(
                new SyncTables(state, learned, learned, learned, learned, List.of()),
                everything,
                Set.of(),
                new Cut(1, 1, 0),
                new SizeLimits(1, 1),
                0,
                false,
                false,
                false,
                Optional.empty());
        run(dialect.statements().createCopy(request).get(0).text());
        read(
                "SELECT UTF8TOSTRING(record_id), RAWTOHEX(checksum), c2 FROM PUBLIC.\"learned\"",
                row -> values.putIfAbsent(row.getString(1) + " " + row.getString(2), row.getString(3)));
        run("DROP TABLE PUBLIC.\"learned\"");
    }

    void nameless(int count) {
        run("DELETE FROM people WHERE id IS NULL");
        for (int row = 0; row < count; row++) {
            run("INSERT INTO people (name) VALUES ('of nobody')");
        }
    }

    Delta delta(SyncKey sync, Extraction extraction) {
        List<Staged> rows = new ArrayList<>();
        Set<String> parked = new TreeSet<>();
        read(
                "SELECT seq, kind, UTF8TOSTRING(record_id), RAWTOHEX(checksum), origin, bytes, unconfirmed, failed_syncs, c2 FROM "
                        + table(deltaName(sync)) + " WHERE record_id IS NOT NULL ORDER BY seq",
                row -> {
                    row.getLong(1);
                    if (row.wasNull()) {
                        parked.add(row.getString(3));
                    } else {
                        rows.add(staged(row));
                    }
                });
        return new Delta(
                rows, parked, Set.copyOf(model.doubled()), extraction.state().stateId());
    }

    private Staged staged(ResultSet row) throws SQLException {
        String id = row.getString(3);
        long bytes = row.getLong(6);
        boolean wanted = !row.wasNull();
        String text = row.getString(9);
        String checksum = row.getString(4);
        Page.DeltaRow read = new Page.DeltaRow(
                row.getLong(1),
                DeltaKind.ofCode(row.getString(2)),
                id,
                checksum,
                row.getLong(5),
                bytes,
                null,
                row.getString(7) != null,
                row.getLong(8),
                new @Nullable Object[] {id, text});
        return new Staged(read, wanted, model.version(id), learned(id, checksum, text, wanted));
    }

    /** A row that is sent carries its value; of one that is not only the checksum is there. */
    private @Nullable String learned(String id, @Nullable String checksum, @Nullable String text, boolean wanted) {
        if (checksum == null) {
            return null;
        }
        String value = wanted
                ? Objects.requireNonNull(text)
                : Objects.requireNonNull(model.rows().get(id));
        return values.computeIfAbsent(id + " " + checksum, unseen -> value);
    }

    Map<String, Stored> records() {
        Map<String, Stored> known = records;
        if (known == null) {
            Map<String, Stored> found = new TreeMap<>();
            read(
                    "SELECT UTF8TOSTRING(record_id), RAWTOHEX(checksum), synced_in, unconfirmed FROM "
                            + table("records_" + SimulatedMapping.ID),
                    row -> {
                        String id = row.getString(1);
                        String code = row.getString(4);
                        found.put(
                                id,
                                new Stored(
                                        value(id, row.getString(2)),
                                        row.getLong(3),
                                        code == null ? null : DeltaKind.ofCode(code)));
                    });
            lastSync = 0;
            read(
                    "SELECT sync_number FROM " + table("checkpoints_" + SimulatedMapping.ID),
                    row -> lastSync = row.getLong(1));
            known = found;
            records = found;
        }
        return known;
    }

    /** The value that a checksum of the records stands for; one that no delta ever had stands for itself. */
    private @Nullable String value(String id, @Nullable String checksum) {
        return checksum == null ? null : values.getOrDefault(id + " " + checksum, checksum);
    }

    long lastSync() {
        records();
        return lastSync;
    }

    boolean isParked(String id) {
        List<@Nullable String> resting = new ArrayList<>();
        read(
                "SELECT RAWTOHEX(checksum) FROM " + table("unresolved_" + SimulatedMapping.ID)
                        + " WHERE reason = 'PARKED' AND UTF8TOSTRING(record_id) = '" + id + "'",
                row -> resting.add(value(id, row.getString(1))));
        return resting.contains(model.rows().get(id));
    }

    boolean hasDelta(SyncKey sync) {
        List<String> found = new ArrayList<>();
        read(
                "SELECT table_name FROM information_schema.tables WHERE table_name = '" + deltaName(sync) + "'",
                row -> found.add(row.getString(1)));
        return !found.isEmpty();
    }

    private static String deltaName(SyncKey sync) {
        return "delta_" + SimulatedMapping.ID + "_" + sync.number() + "_" + sync.epoch();
    }

    private static String table(String name) {
        return "\"" + Source.DEFAULT_STATE_SCHEMA + "\".\"" + name + "\"";
    }

    void close() {
        run("SHUTDOWN IMMEDIATELY");
    }

    @FunctionalInterface
    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /** Reads each row; a table that is not there has none. */
    private void read(String sql, Reader reader) {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException failure) {
            if (!Set.of(NO_SUCH_TABLE, NO_SUCH_SCHEMA).contains(failure.getSQLState())) {
                throw new IllegalStateException(sql, failure);
            }
        }
    }

    private int run(String sql, @Nullable Object... binds) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < binds.length; index++) {
                statement.setObject(index + 1, binds[index]);
            }
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
