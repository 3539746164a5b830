package io.retl.it.bigquery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A small table that is edited at random: new rows, changed and missing ones, identifiers that repeat or are null. */
final class EditedTable {
    private static final int IDS = 20;
    private static final int CHANGED_PERCENT = 30;
    private static final int ABSENT_PERCENT = 20;
    private static final int TWICE_PERCENT = 8;

    private final SplittableRandom random;
    private final TreeMap<Integer, EditedRow> known = new TreeMap<>();
    private List<EditedRow> rows = List.of();

    EditedTable(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** There is always a row, because a model without one stops a sync that would delete. */
    void edit() {
        List<EditedRow> edited = new ArrayList<>(List.of(EditedRow.random("-7", random)));
        for (int id = 0; id < IDS; id++) {
            String text = String.valueOf(id);
            if (random.nextInt(100) < CHANGED_PERCENT) {
                known.remove(id);
            }
            EditedRow row = known.computeIfAbsent(id, any -> EditedRow.random(text, random));
            if (random.nextInt(100) >= ABSENT_PERCENT) {
                edited.add(row);
            }
            if (random.nextInt(100) < TWICE_PERCENT) {
                edited.add(EditedRow.random(text, random));
            }
        }
        for (int nameless = random.nextInt(3); nameless > 0; nameless--) {
            edited.add(EditedRow.random(null, random));
        }
        rows = edited;
    }

    /**
     * Makes the table anew and fills it.
     *
     * @param type which of the types of {@link EditedRow#COLUMNS} the product has
     */
    void store(DataSource dataSource, String table, int type) throws SQLException {
        String columns = EditedRow.COLUMNS.stream()
                .map(column -> column.get(0) + " " + column.get(type))
                .collect(Collectors.joining(", "));
        String casts = EditedRow.COLUMNS.stream()
                .map(column -> "CAST(? AS " + column.get(type) + ")")
                .collect(Collectors.joining(", ", "(", ")"));
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES " + casts)) {
            statement.execute("DROP TABLE IF EXISTS " + table);
            statement.execute("CREATE TABLE " + table + " (" + columns + ")");
            for (EditedRow row : rows) {
                int mark = 1;
                for (@Nullable String value : row.values()) {
                    insert.setString(mark++, value);
                }
                insert.executeUpdate();
            }
        }
    }
}
