package io.retl.it.bigquery;

import com.google.zetasql.ArrayType;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.Type;
import com.google.zetasql.Value;
import java.sql.SQLException;

/**
 * A column of a table.
 *
 * @param name its name
 * @param type its type
 * @param required whether it takes no null
 */
record StoredColumn(String name, Type type, boolean required) {
    SimpleColumn definition(String table) {
        return new SimpleColumn(table, name, type);
    }

    Value stored(Value value) throws SQLException {
        if (required && value.isNull()) {
            throw new SQLException("Required field " + name + " cannot be null");
        }
        if (!(type instanceof ArrayType list)) {
            return value;
        }
        if (value.isNull()) {
            return Value.createEmptyArrayValue(list);
        }
        if (value.getElementList().stream().anyMatch(Value::isNull)) {
            throw new SQLException("Array cannot have a null element; error in writing field " + name);
        }
        return value;
    }
}
