package io.retl.it.snowflake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A session: a connection to the DuckDB of the stand-in, parameters and a place. Thread-safe.
 *
 * <p>Transactions are Snowflake's: without auto-commit the first statement that changes rows begins one, a definition commits
 * what was open and itself, and a commit without a transaction is none.
 */
final class StandInSession {
    static final String DATABASE = "STAND_IN";

    private static final String FIRST_SCHEMA = "PUBLIC";
    private static final long SELECT = 4_096;
    private static final long DEFINITION = 24_576;
    private static final long OTHER = 16_384;

    /** The numbers of the statements that change rows. */
    private static final Map<String, Long> CHANGES =
            Map.of("INSERT", 12_544L, "UPDATE", 12_800L, "DELETE", 13_056L, "MERGE", 13_312L);

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern USE_SCHEMA =
            Pattern.compile("(?is)use\\s+schema\\s+(?:\"(?:[^\"]|\"\")*\"\\.)?\"((?:[^\"]|\"\")*)\"");
    private static final Pattern NUMBERED = Pattern.compile("(.+)_\\d+");

    private final Connection connection;
    private final StandInParameters parameters = new StandInParameters();
    private String schema = FIRST_SCHEMA;
    private boolean inTransaction;

    StandInSession(Connection connection) throws SQLException {
        this.connection = connection;
        keepParameters();
    }

    synchronized Map<String, String> parameters() {
        return Map.copyOf(parameters.all());
    }

    synchronized StandInAnswer.Place place() {
        return new StandInAnswer.Place(DATABASE, schema);
    }

    synchronized void close() throws SQLException {
        connection.close();
    }

    synchronized StandInAnswer.Result run(StandInRequest request) throws SQLException {
        try {
            return dispatch(request);
        } catch (StandInFailure failure) {
            throw failure;
        } catch (SQLException failure) {
            throw StandInFailure.of(failure);
        }
    }

    private StandInAnswer.Result dispatch(StandInRequest request) throws SQLException {
        StandInText text = StandInText.of(request.sql(), parameters.isTrue("QUOTED_IDENTIFIERS_IGNORE_CASE"));
        String command = COMMENT.matcher(request.sql()).replaceAll(" ").strip().replaceAll("\\s+", " ");
        return switch (text.firstWord()) {
            case "COMMIT", "ROLLBACK" -> done(OTHER, () -> end(text.firstWord()));
            case "BEGIN" -> done(OTHER, this::begin);
            case "USE" -> done(OTHER, () -> use(command));
            case "SHOW" -> shown();
            case "ALTER" ->
                command.toUpperCase(Locale.ROOT).startsWith("ALTER SESSION")
                        ? done(OTHER, () -> alterSession(command.substring("ALTER SESSION".length())))
                        : define(text, request);
            case "CREATE", "DROP", "TRUNCATE" -> define(text, request);
            case "INSERT", "UPDATE", "DELETE", "MERGE" -> change(text, request);
            default -> query(text, request);
        };
    }

    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }

    private static StandInAnswer.Result done(long kind, Step step) throws SQLException {
        step.run();
        return new StandInAnswer.Result(
                kind,
                0,
                false,
                List.of(new StandInColumn("status", "text", 0, 0)),
                List.of(List.of("Statement executed successfully.")));
    }

    private void begin() throws SQLException {
        if (!inTransaction) {
            execute("BEGIN TRANSACTION");
            inTransaction = true;
        }
    }

    private void end(String how) throws SQLException {
        if (inTransaction) {
            inTransaction = false;
            execute(how);
        }
    }

    private void use(String command) throws SQLException {
        Matcher matcher = USE_SCHEMA.matcher(command);
        if (!matcher.matches()) {
            throw new StandInFailure("The stand-in cannot run: " + command, "42000", 1003);
        }
        schema = matcher.group(1).replace("\"\"", "\"");
        execute("SET search_path = '\"%s\",main'"
                .formatted(StandInText.encoded(schema).replace("'", "''")));
    }

    private void alterSession(String rest) throws SQLException {
        String[] words = rest.strip().split(" ", 2);
        if (words[0].equalsIgnoreCase("SET")) {
            parameters.set(words[1]);
        } else {
            parameters.unset(words[1]);
        }
        keepParameters();
    }

    /** The parameters are variables of DuckDB, too, so that a query can read them. */
    private void keepParameters() throws SQLException {
        execute("SET TimeZone = '" + parameters.value("TIMEZONE") + "'");
        for (Map.Entry<String, String> parameter : parameters.all().entrySet()) {
            execute("SET VARIABLE %s = '%s'"
                    .formatted(parameter.getKey(), parameter.getValue().replace("'", "''")));
        }
    }

    private StandInAnswer.Result shown() {
        List<StandInColumn> columns = new ArrayList<>();
        for (String name : List.of("key", "value", "default", "level", "description", "type")) {
            columns.add(new StandInColumn(name, "text", 0, 0));
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        parameters.shown().forEach(row -> rows.add(new ArrayList<>(row)));
        return new StandInAnswer.Result(SELECT, 0, false, columns, rows);
    }

    private StandInAnswer.Result define(StandInText text, StandInRequest request) throws SQLException {
        if (request.describeOnly()) {
            return new StandInAnswer.Result(DEFINITION, 0, false, List.of(), List.of());
        }
        end("COMMIT");
        return done(DEFINITION, () -> execute(text.translated()));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private StandInAnswer.Result change(StandInText text, StandInRequest request) throws SQLException {
        long count = request.describeOnly() ? 0 : changed(text, request);
        return new StandInAnswer.Result(
                CHANGES.getOrDefault(text.firstWord(), OTHER),
                text.marks(),
                true,
                List.of(new StandInColumn("number of rows", "fixed", 38, 0)),
                List.of(List.of(String.valueOf(count))));
    }

    private long changed(StandInText text, StandInRequest request) throws SQLException {
        boolean ends = !inTransaction && parameters.isTrue("AUTOCOMMIT");
        begin();
        long count = 0;
        try (PreparedStatement statement = connection.prepareStatement(text.translated())) {
            for (List<@Nullable Object> binds : request.rows()) {
                bind(statement, binds);
                count += statement.executeUpdate();
            }
        } catch (SQLException failure) {
            end("ROLLBACK"); // DuckDB would refuse all that follows
            throw failure;
        }
        if (ends) {
            end("COMMIT");
        }
        return count;
    }

    private static void bind(PreparedStatement statement, List<@Nullable Object> binds) throws SQLException {
        for (int index = 0; index < binds.size(); index++) {
            statement.setObject(index + 1, binds.get(index));
        }
    }

    private StandInAnswer.Result query(StandInText text, StandInRequest request) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text.translated())) {
            List<StandInColumn> columns = columns(statement.getMetaData(), text);
            List<List<@Nullable String>> rows = new ArrayList<>();
            if (!request.describeOnly()) {
                bind(statement, request.rows().get(0));
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next() && !isFull(rows)) {
                        rows.add(row(found, columns));
                    }
                }
            }
            return new StandInAnswer.Result(SELECT, text.marks(), false, columns, rows);
        }
    }

    private boolean isFull(List<?> rows) {
        long most = Long.parseLong(parameters.value("ROWS_PER_RESULTSET"));
        return most > 0 && rows.size() >= most;
    }

    /** Of two columns of one name DuckDB calls the second name_1; Snowflake calls both by their name. */
    private static List<StandInColumn> columns(ResultSetMetaData found, StandInText text) throws SQLException {
        List<StandInColumn> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int index = 1; index <= found.getColumnCount(); index++) {
            String name = StandInText.decoded(found.getColumnLabel(index));
            Matcher numbered = NUMBERED.matcher(name);
            if (!text.mentions(name) && numbered.matches() && names.contains(numbered.group(1))) {
                name = numbered.group(1);
            }
            names.add(name);
            columns.add(StandInColumn.of(found, index, name));
        }
        return columns;
    }

    private static List<@Nullable String> row(ResultSet found, List<StandInColumn> columns) throws SQLException {
        List<@Nullable String> row = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            row.add(columns.get(index).value(found, index + 1));
        }
        return row;
    }
}
