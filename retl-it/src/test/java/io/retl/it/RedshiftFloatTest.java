package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A floating-point number comes back from its text bit for bit, whatever the session would write. */
@Tag("redshift")
class RedshiftFloatTest {
    private static final long SEED = 20_250_301;

    /** Where the exponent that the logarithm gives jumps: two to the power of 0.7. */
    private static final double JUMP = 1.624504792712471;

    @Test
    void everyNumberComesBackFromItsText() throws SQLException {
        List<Double> numbers = numbers();

        assertThat(texts(numbers, "float8").values()).isEqualTo(numbers);
    }

    @Test
    void numberOfOneBitMoreHasAnotherText() throws SQLException {
        List<Double> numbers = numbers();

        assertThat(texts(numbers, "float8").texts()).hasSameSizeAs(numbers);
    }

    @Test
    void realComesBackWithItsOwnDigits() throws SQLException {
        List<Double> numbers = new Random(SEED)
                .ints(500)
                .mapToObj(Float::intBitsToFloat)
                .filter(Float::isFinite)
                .map(number -> Double.valueOf(number.toString()))
                .distinct()
                .toList();

        assertThat(texts(numbers, "float4").values()).isEqualTo(numbers);
    }

    private static List<Double> numbers() {
        List<Double> numbers = new ArrayList<>();
        for (int exponent = -1_074; exponent <= 1_023; exponent += 3) {
            for (double start : List.of(1.0, JUMP, 1.9999999999999998)) {
                double number = Math.scalb(start, exponent);
                numbers.addAll(List.of(number, Math.nextUp(number), Math.nextDown(number), -number));
            }
        }
        new Random(SEED).longs(2_000).mapToObj(Double::longBitsToDouble).forEach(numbers::add);
        return numbers.stream()
                .filter(number -> Double.isFinite(number) && number != 0)
                .distinct()
                .toList();
    }

    /** The values that were read, and the different texts that they were read from. */
    private record Texts(List<Object> values, Map<String, Double> texts) {}

    private static Texts texts(List<Double> numbers, String typeName) throws SQLException {
        Column column = RedshiftStatements.column(1, "v", typeName);
        ColumnReference reference = new ColumnReference(column, "n.v");
        String text = RedshiftStatements.DIALECT.statements().readColumn(reference);
        String values = numbers.stream()
                .map(number -> "(CAST('" + number + "' AS " + typeName + "))")
                .collect(Collectors.joining(", "));
        try (RedshiftStandIn standIn = RedshiftStandIn.open();
                Connection connection = standIn.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET extra_float_digits TO -15");
            statement.execute("CREATE TABLE numbers (place SERIAL, v " + typeName + ")");
            statement.execute("INSERT INTO numbers (v) VALUES " + values);
            List<Object> read = new ArrayList<>();
            Map<String, Double> texts = new LinkedHashMap<>();
            try (ResultSet rows = statement.executeQuery("SELECT " + text + " AS v FROM numbers n ORDER BY place")) {
                while (rows.next()) {
                    Object value = RedshiftStatements.DIALECT.types().read(rows, 1, column);
                    read.add(value);
                    texts.put(rows.getString(1), (Double) value);
                }
            }
            return new Texts(read, texts);
        }
    }
}
