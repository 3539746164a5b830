package io.retl.testkit.contract;

import io.retl.Model;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnType;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A table with a column that says when a row changed, written in days, so that a type without a time of day can be one. */
final class TimedTable {
    static final Duration DAY = Duration.ofDays(1);
    private static final Instant DAY_0 = Instant.parse("2020-01-10T00:00:00Z");

    private final Scene scene;
    private final Column changed;
    private final String table;

    TimedTable(Scene scene, String name, String sqlType, ColumnType type) {
        this.scene = scene;
        this.changed = new Column(3, "changed", type, sqlType, 0, 0);
        this.table = scene.table(
                name,
                "id " + scene.fixture().integerType(),
                "name " + scene.fixture().textType(),
                "changed " + sqlType);
    }

    /** With the type that the tests use where any will do. */
    static TimedTable of(Scene scene) {
        Map.Entry<String, ColumnType> type = scene.fixture().timestampTypes().entrySet().stream()
                .filter(candidate -> candidate.getValue() != ColumnType.DATE)
                .min(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .orElseThrow();
        return new TimedTable(scene, "timed", type.getKey(), type.getValue());
    }

    static Instant day(int day) {
        return DAY_0.plus(DAY.multipliedBy(day));
    }

    String name() {
        return table;
    }

    String query() {
        return "SELECT id, name, changed FROM " + table;
    }

    /** A row that was changed on a day. */
    TimedTable insert(@Nullable Integer id, String name, int day) {
        return insert(id, name, at(day(day)));
    }

    /** A row that says nothing of it. */
    TimedTable insertUndated(@Nullable Integer id, String name) {
        return insert(id, name, "NULL");
    }

    TimedTable insert(@Nullable Integer id, String name, String moment) {
        scene.run("INSERT INTO %s VALUES (%s, '%s', %s)".formatted(table, id, name, moment));
        return this;
    }

    /** A moment as a literal of the column. */
    String at(Instant moment) {
        return scene.dialect().types().moment(moment, changed);
    }

    /** The time of the warehouse as a value of the column. */
    String now() {
        return scene.dialect().types().clock(changed);
    }

    boolean hasTimeOfDay() {
        return changed.type() != ColumnType.DATE;
    }

    TimedTable update(int id, String name, int day) {
        scene.run("UPDATE %s SET name = '%s', changed = %s WHERE id = %s".formatted(table, name, at(day(day)), id));
        return this;
    }

    /** A change that the timestamp does not tell of. */
    TimedTable updateInSecret(int id, String name) {
        scene.run("UPDATE %s SET name = '%s' WHERE id = %s".formatted(table, name, id));
        return this;
    }

    TimedTable delete(String condition) {
        scene.run("DELETE FROM " + table + " WHERE " + condition);
        return this;
    }

    /** A mapping of the names that never compares all rows unless told otherwise. */
    RigBuilder rig(Duration overlap) {
        return rig(overlap, Model.Builder::fullDiffNever);
    }

    RigBuilder rig(Duration overlap, UnaryOperator<Model.Builder> fullDiff) {
        return scene.rig(query())
                .columns("name")
                .model(model -> fullDiff.apply(model.timestampColumn("changed").overlap(overlap)));
    }
}
