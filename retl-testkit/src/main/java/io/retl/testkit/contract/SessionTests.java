package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.retl.RetlException;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.SampleType;
import io.retl.testkit.SessionProfile;
import io.retl.testkit.TrackingDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A host may set up its sessions as it likes, and finds them as it left them. */
abstract class SessionTests {
    private static final int WIDEST = 512;

    abstract Scene scene();

    @Test
    @DisplayName("the fixture knows at least two hostile sessions, and each changes a setting that it can read")
    void fixtureKnowsHostileSessions() throws SQLException {
        List<SessionProfile> profiles = scene().fixture().hostileSessions();

        assertThat(profiles).hasSizeGreaterThanOrEqualTo(2);
        for (SessionProfile profile : profiles) {
            assertThat(settings(new TrackingDataSource(scene().dataSource(), profile)))
                    .as(profile.name())
                    .isNotEqualTo(settings(scene().dataSource()));
        }
    }

    private List<String> settings(TrackingDataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(scene().fixture().sessionSettings())) {
            row.next();
            List<String> settings = new ArrayList<>();
            for (int index = 1; index <= row.getMetaData().getColumnCount(); index++) {
                settings.add(row.getString(index));
            }
            return settings;
        }
    }

    @Test
    @DisplayName("a hostile session sees no change in 512 columns of all types, and delivers the same values")
    void hostileSessionSeesNoChange() {
        WideTable wide = WideTable.ofAllTypes(scene(), WIDEST - 1, 3);
        Rig usual = scene().rig(wide.query()).columns(wide.columns()).build();
        assertThat(usual.sync().extracted()).isEqualTo(new SyncResult.Extracted(3, 0, 0, 0, 0));
        List<String> delivered = usual.events();

        for (SessionProfile profile : scene().fixture().hostileSessions()) {
            Rig hostile = scene().rig(wide.query())
                    .columns(wide.columns())
                    .after(usual)
                    .dataSource(new TrackingDataSource(scene().dataSource(), profile))
                    .build();
            assertThat(hostile.sync().extracted()).as(profile.name()).isEqualTo(SyncResult.Extracted.NOTHING);
            hostile.reset();
            assertThat(hostile.syncedEvents()).as(profile.name()).containsExactlyInAnyOrderElementsOf(delivered);
        }
        assertThat(usual.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @TestFactory
    @DisplayName("a hostile session knows the identifiers that another session stored")
    Stream<DynamicTest> hostileSessionKnowsIdentifiers() {
        List<SampleType> types = scene().fixture().idTypes();
        return types.stream()
                .map(type -> dynamicTest(type.sqlType(), () -> identifiersAreKnown(type, "t" + types.indexOf(type))));
    }

    private void identifiersAreKnown(SampleType type, String name) {
        String table = scene().table(
                        name, "id " + type.sqlType(), "n " + scene().fixture().integerType());
        for (int index = 0; index < type.values().size(); index++) {
            scene().run("INSERT INTO %s VALUES (%s, %d)".formatted(table, type.valueAt(index), index));
        }
        String query = "SELECT id, n FROM " + table;
        Rig usual = scene().rig(query).columns("n").build();
        usual.sync();

        for (SessionProfile profile : scene().fixture().hostileSessions()) {
            Rig hostile = scene().rig(query)
                    .columns("n")
                    .after(usual)
                    .dataSource(new TrackingDataSource(scene().dataSource(), profile))
                    .build();
            assertThat(hostile.sync().extracted()).as(profile.name()).isEqualTo(SyncResult.Extracted.NOTHING);
        }
    }

    @Test
    @DisplayName("the host finds its connections as it handed them out")
    void hostFindsItsConnectionsUnchanged() throws SQLException {
        connectionsComeBackUnchanged(connection -> {});
    }

    @Test
    @DisplayName("so does a host whose connections are read-only, serializable and without autocommit")
    void hostFindsItsUnusualConnectionsUnchanged() throws SQLException {
        String elsewhere = scene().schema() + "_elsewhere";
        scene().createSchema(elsewhere);
        List<SessionProfile> profiles = scene().fixture().hostileSessions();

        connectionsComeBackUnchanged(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String sql : profiles.get(0).statements()) {
                    statement.execute(sql);
                }
            }
            connection.setSchema(elsewhere);
            HostPool.ifSupported(() -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
            HostPool.ifSupported(() -> connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT));
            HostPool.ifSupported(() -> connection.setReadOnly(true));
            connection.setAutoCommit(false);
        });
    }

    private void connectionsComeBackUnchanged(HostPool.SessionSetup setup) throws SQLException {
        String people = scene().crowd(300);
        try (HostPool pool = new HostPool(scene().fixture(), 4).open(setup)) {
            Rig rig = scene().rigOverPeople(people).dataSource(pool).build();
            assertThat(rig.sync().orThrow().extracted()).isEqualTo(new SyncResult.Extracted(300, 0, 0, 0, 0));
            scene().run(
                            "UPDATE " + people + " SET city = 'Rom' WHERE id > 250",
                            "DELETE FROM " + people + " WHERE id < 20",
                            "INSERT INTO " + people + " VALUES (NULL, 'Nil', 'Bern')",
                            "INSERT INTO " + people + " VALUES (100, 'Dup', 'Bern')");
            assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 50, 19, 3, 0));
            scene().run("DROP TABLE " + scene().stateTable("records", rig.mappingId()));
            assertThat(rig.sync().status()).isEqualTo(SyncStatus.FAILED);
            failToSync(pool, Scene.peopleQuery(people) + " WHERE CAST(name AS INTEGER) > 0");
            failToSync(pool, Scene.peopleQuery(people.replace("people", "nobody")));

            assertThat(pool.borrowed())
                    .as("connections that were not given back")
                    .isZero();
            assertThat(pool.returned()).isPositive();
            assertThat(pool.differences()).isEmpty();
        }
    }

    private void failToSync(HostPool pool, String query) {
        Rig failing = scene().rig(query).columns("name").dataSource(pool).build();
        try {
            assertThat(failing.sync().status()).isEqualTo(SyncStatus.FAILED);
        } catch (RetlException refusal) {
            assertThat(refusal).hasMessageContaining("model");
        }
    }

    @Test
    @DisplayName("a sync has at most two connections at a time and gives all of them back")
    void syncHasAtMostTwoConnections() {
        String people = scene().crowd(2_000);
        TrackingDataSource counted = new TrackingDataSource(scene().dataSource());
        Rig rig = scene().rigOverPeople(people).dataSource(counted).build();

        rig.sync().orThrow();

        assertThat(counted.borrowed()).isPositive();
        assertThat(counted.mostOpen()).isLessThanOrEqualTo(2);
        assertThat(counted.open()).isZero();
    }

    @Test
    @DisplayName("a host with two connections, and one with a single connection, is served without a dead lock")
    void smallPoolsAreServed() throws SQLException {
        String people = scene().crowd(500);
        for (int size = 2; size >= 1; size--) {
            try (HostPool pool = new HostPool(scene().fixture(), size).open(connection -> {})) {
                Rig rig = scene().rigOverPeople(people).dataSource(pool).build();

                assertThat(rig.sync().orThrow().loaded().deliveredAdded())
                        .as("with %d connections", size)
                        .isEqualTo(500);
            }
        }
    }
}
