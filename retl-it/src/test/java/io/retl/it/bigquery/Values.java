package io.retl.it.bigquery;

import com.google.protobuf.ByteString;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Values and types between the evaluator and JDBC. */
final class Values {
    static final Type INT64 = TypeFactory.createSimpleType(TypeKind.TYPE_INT64);
    static final Type STRING = TypeFactory.createSimpleType(TypeKind.TYPE_STRING);
    static final Type BOOL = TypeFactory.createSimpleType(TypeKind.TYPE_BOOL);

    private Values() {}

    /** A parameter; one of no value is a text, as the drivers have it. */
    static Value parameter(@Nullable Object value) throws SQLException {
        if (value == null) {
            return Value.createSimpleNullValue(TypeKind.TYPE_STRING);
        }
        if (value instanceof String text) {
            return Value.createStringValue(text);
        }
        if (value instanceof Long || value instanceof Integer) {
            return Value.createInt64Value(((Number) value).longValue());
        }
        if (value instanceof Boolean truth) {
            return Value.createBoolValue(truth);
        }
        if (value instanceof Double number) {
            return Value.createDoubleValue(number);
        }
        if (value instanceof BigDecimal number) {
            return Value.createNumericValue(number);
        }
        if (value instanceof byte[] bytes) {
            return Value.createBytesValue(ByteString.copyFrom(bytes));
        }
        throw new SQLException("The stand-in takes no parameter of " + value.getClass());
    }

    /** The text of a value, as drivers give it for types of which retl reads the text. */
    static @Nullable String text(Value value) {
        if (value.isNull()) {
            return null;
        }
        return switch (value.getType().getKind()) {
            case TYPE_INT64 -> Long.toString(value.getInt64Value());
            case TYPE_STRING -> value.getStringValue();
            case TYPE_BOOL -> Boolean.toString(value.getBoolValue());
            case TYPE_DOUBLE -> Double.toString(value.getDoubleValue());
            case TYPE_NUMERIC -> value.getNumericValue().toPlainString();
            case TYPE_BYTES ->
                Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray());
            default -> value.getProto().toString().strip();
        };
    }

    /** The name of a type as Google's driver gives it: of a list or a structure without what is in it. */
    static String typeName(Type type) {
        return switch (type.getKind()) {
            case TYPE_DOUBLE -> "FLOAT64";
            default -> type.getKind().name().substring("TYPE_".length());
        };
    }

    static int jdbcType(Type type) {
        return switch (type.getKind()) {
            case TYPE_INT64 -> Types.BIGINT;
            case TYPE_BOOL -> Types.BOOLEAN;
            case TYPE_DOUBLE -> Types.DOUBLE;
            case TYPE_NUMERIC, TYPE_BIGNUMERIC -> Types.NUMERIC;
            case TYPE_STRING -> Types.NVARCHAR;
            case TYPE_BYTES -> Types.VARBINARY;
            case TYPE_DATE -> Types.DATE;
            case TYPE_TIME -> Types.TIME;
            case TYPE_DATETIME, TYPE_TIMESTAMP -> Types.TIMESTAMP;
            case TYPE_ARRAY -> Types.ARRAY;
            case TYPE_STRUCT -> Types.STRUCT;
            default -> Types.OTHER;
        };
    }
}
