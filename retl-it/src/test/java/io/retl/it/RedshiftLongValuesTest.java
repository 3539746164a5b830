package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of more bytes than a text of Redshift may have still have checksums of their own. */
@Tag("redshift")
class RedshiftLongValuesTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "super ; 32766 ; JSON_PARSE('[' || REPEAT('1,', %d) || '%d]')",
                "super ; 32767 ; JSON_PARSE('[' || REPEAT('1,', %d) || '%d]')",
                "super ; 60000 ; JSON_PARSE('[' || REPEAT('1,', %d) || '%d]')",
                "varbyte ; 32766 ; FROM_HEX(REPEAT('0a', %d) || '0%d')",
                "varbyte ; 32767 ; FROM_HEX(REPEAT('0a', %d) || '0%d')",
                "varbyte ; 90000 ; FROM_HEX(REPEAT('0a', %d) || '0%d')",
                "varchar ; 65534 ; REPEAT('x', %d) || '%d'"
            })
    void longValueIsToldFromOneThatDiffersAtItsEnd(String typeName, int length, String expression) throws SQLException {
        List<String> values = List.of(
                expression.formatted(length, 1),
                expression.formatted(length, 2),
                expression.formatted(length - 1, 1),
                expression.formatted(length, 1));

        List<String> checksums = checksums(typeName, values);

        assertThat(checksums.get(3)).isEqualTo(checksums.get(0));
        assertThat(new HashSet<>(checksums)).hasSize(3);
    }

    private static List<String> checksums(String typeName, List<String> values) throws SQLException {
        Column column = RedshiftStatements.column(1, "v", typeName);
        String checksum = RedshiftStatements.DIALECT.types().checksum(List.of(new ColumnReference(column, "q.v")), 1);
        String rows = values.stream()
                .map(value -> "SELECT " + checksum + " FROM (SELECT " + value + " AS v) q")
                .collect(Collectors.joining("\nUNION ALL\n"));
        try (RedshiftStandIn standIn = RedshiftStandIn.open();
                Connection connection = standIn.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(rows)) {
            List<String> checksums = new ArrayList<>();
            while (result.next()) {
                checksums.add(result.getString(1));
            }
            return checksums;
        }
    }
}
