package io.retl.internal.warehouse;

import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.TableName;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a state table as they are, to be compared with what they must be. Only names and kinds of types are
 * looked at: each product has its own types for the same thing, and a driver names them as it likes.
 */
final class StateColumns {
    private static final Set<Integer> NUMBERS =
            Set.of(Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.NUMERIC, Types.DECIMAL);
    private static final Set<Integer> TEXTS = Set.of(
            Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.NCHAR, Types.LONGNVARCHAR, Types.CLOB);

    private final TableName table;
    private final Damage damage;
    private final Map<String, Type> types;

    private StateColumns(TableName table, Damage damage, Map<String, Type> types) {
        this.table = table;
        this.damage = damage;
        this.types = types;
    }

    /** The driver's code for a type and the product's name for it. */
    private record Type(int code, String name) {}

    static StateColumns of(Session session, TableName table, Damage damage) throws SQLException {
        return session.query(session.dialect().statements().describeTable(table), rows -> {
            ResultSetMetaData columns = rows.getMetaData();
            Map<String, Type> types = new LinkedHashMap<>();
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                types.put(
                        columns.getColumnLabel(column).toLowerCase(Locale.ROOT),
                        new Type(columns.getColumnType(column), columns.getColumnTypeName(column)));
            }
            return new StateColumns(table, damage, types);
        });
    }

    StateColumns require(String... names) {
        for (String name : names) {
            type(name);
        }
        return this;
    }

    StateColumns requireNumbers(String... names) {
        return requireKind(NUMBERS, "a number", names);
    }

    /** Whether a column is there and holds numbers. */
    boolean hasNumber(String name) {
        Type type = types.get(name);
        return type != null && NUMBERS.contains(type.code);
    }

    StateColumns requireText(String... names) {
        return requireKind(TEXTS, "a text", names);
    }

    /** Requires columns to have the types that they have in another table. */
    StateColumns requireSame(StateColumns other, String... names) {
        for (String name : names) {
            Type type = type(name);
            Type expected = other.type(name);
            if (!type.equals(expected)) {
                throw damage.state(
                        table,
                        "its column '%s' is of the type '%s', but that of '%s' is '%s'"
                                .formatted(name, type.name, other.table.name(), expected.name));
            }
        }
        return this;
    }

    private StateColumns requireKind(Set<Integer> codes, String kind, String... names) {
        for (String name : names) {
            Type type = type(name);
            if (!codes.contains(type.code)) {
                throw damage.state(
                        table, "its column '%s' is of the type '%s' instead of %s".formatted(name, type.name, kind));
            }
        }
        return this;
    }

    private Type type(String name) {
        Type type = types.get(name);
        if (type == null) {
            throw damage.state(table, "it has no column '" + name + "'");
        }
        return type;
    }
}
