package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import io.retl.mapping.Expressions;
import io.retl.sync.SyncResult;
import io.retl.testkit.RecordingAction;
import io.retl.testkit.RecordingDestination;
import io.retl.testkit.SampleType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an administrator sets for a role shows in no checksum and no delivered value. */
@Tag("postgres")
class RoleSettingsTest {
    private static final int ROWS = 12;
    private static final List<List<String>> SETTINGS = List.of(
            List.of(
                    "datestyle = 'German, DMY'",
                    "timezone = 'Asia/Kathmandu'",
                    "intervalstyle = 'sql_standard'",
                    "extra_float_digits = -15",
                    "bytea_output = 'escape'"),
            List.of(
                    "datestyle = 'SQL, MDY'",
                    "timezone = 'Pacific/Chatham'",
                    "intervalstyle = 'postgres_verbose'",
                    "extra_float_digits = 3",
                    "bytea_output = 'hex'"),
            List.of(
                    "datestyle = 'Postgres, YMD'",
                    "timezone = '<-12:34>+12:34'",
                    "intervalstyle = 'iso_8601'",
                    "extra_float_digits = 0",
                    "bytea_output = 'escape'"));

    private final RecordingDestination destination = new RecordingDestination();

    @Test
    void roleSettingsChangeNeitherChecksumsNorValues() throws SQLException {
        try (SharedPostgres postgres = SharedPostgres.open()) {
            List<SampleType> types = PostgresTypes.all();
            String role = "role_of_" + postgres.database();
            postgres.run(PostgresTypes.DEFINITIONS.toArray(String[]::new));
            postgres.run(
                    "CREATE ROLE " + role + " LOGIN",
                    "GRANT CREATE ON DATABASE " + postgres.database() + " TO " + role,
                    createTable(types),
                    "GRANT SELECT ON samples TO " + role);
            for (int row = 0; row < ROWS; row++) {
                postgres.run(insert(types, row));
            }
            DataSource dataSource = postgres.dataSource(role, "");
            assertThat(sync(dataSource, types).extracted()).isEqualTo(new SyncResult.Extracted(ROWS, 0, 0, 0, 0));
            Map<String, String> delivered = values();

            for (List<String> settings : SETTINGS) {
                settings.forEach(setting -> postgres.run("ALTER ROLE " + role + " SET " + setting));
                assertThat(settings).contains("intervalstyle = '" + intervalStyle(dataSource) + "'");

                assertThat(sync(dataSource, types).extracted())
                        .as("%s", settings)
                        .isEqualTo(SyncResult.Extracted.NOTHING);
                reset(dataSource, types);
                assertThat(sync(dataSource, types).extracted().added()).isEqualTo(ROWS);
                assertThat(values()).as("%s", settings).isEqualTo(delivered);
            }
            settleRole(postgres, role);
        }
    }

    private static void settleRole(SharedPostgres postgres, String role) {
        postgres.run("DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
    }

    private static String createTable(List<SampleType> types) {
        return "CREATE TABLE samples (id int, "
                + IntStream.range(0, types.size())
                        .mapToObj(index -> "v" + index + " " + types.get(index).sqlType())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String insert(List<SampleType> types, int row) {
        List<String> values = new ArrayList<>(List.of(String.valueOf(row)));
        types.forEach(type -> values.add(String.valueOf(type.valueAt(row == 0 ? -1 : row))));
        return "INSERT INTO samples VALUES (" + String.join(", ", values) + ")";
    }

    private SyncResult sync(DataSource dataSource, List<SampleType> types) {
        try (Retl retl = retl(dataSource, types)) {
            return retl.sync("samples-to-crm").orThrow();
        }
    }

    private void reset(DataSource dataSource, List<SampleType> types) {
        try (Retl retl = retl(dataSource, types)) {
            retl.reset("samples-to-crm");
        }
    }

    private Retl retl(DataSource dataSource, List<SampleType> types) {
        Source source = Source.builder("shop").dataSource(dataSource).build();
        Mapping.Builder mapping = Mapping.builder("samples-to-crm")
                .model(Model.builder("samples")
                        .source(source)
                        .query("SELECT * FROM samples")
                        .uniqueIdentifier("id")
                        .build())
                .destination(Destination.builder("crm")
                        .action(new RecordingAction("send", destination))
                        .build())
                .action("send")
                .trigger(ChangeKind.ADDED, ChangeKind.UPDATED, ChangeKind.DELETED);
        for (int index = 0; index < types.size(); index++) {
            mapping.field("v" + index, Expressions.column("v" + index));
        }
        return Retl.builder().mapping(mapping.build()).build();
    }

    private Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        for (Payload payload : destination.view().values()) {
            values.put(payload.recordId(), payload.fields().toString());
        }
        return values;
    }

    private static String intervalStyle(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW intervalstyle")) {
            row.next();
            return row.getString(1);
        }
    }
}
