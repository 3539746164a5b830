package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.retl.testkit.SampleType;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.SyntaxFeature;
import io.retl.warehouse.spi.TypeRules;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the dialect says in SQL about the size of a value bounds what the value takes when it is delivered. */
abstract class SizeEstimateTests {
    private static final int MAX_GROWTH = 6;

    abstract Scene scene();

    @TestFactory
    @DisplayName("minBytes is never more than the value as JSON, and six times bytes never less")
    Stream<DynamicTest> estimatesBoundTheSize() throws SQLException {
        List<SampleType> samples = new ArrayList<>();
        samples.add(hostileTexts());
        samples.addAll(scene().fixture().types());
        return samples.stream()
                .map(type -> dynamicTest(type.sqlType(), () -> estimatesBound(type, "t" + samples.indexOf(type))));
    }

    private SampleType hostileTexts() {
        boolean escapes = scene().dialect().syntax().contains(SyntaxFeature.BACKSLASH_ESCAPES);
        return new SampleType(
                scene().fixture().textType(),
                List.of(
                        "REPEAT('\u0001', 300)",
                        "REPEAT('€😀\"', 300)",
                        escapes ? "REPEAT('\\\\', 300)" : "REPEAT('\\', 300)"));
    }

    private void estimatesBound(SampleType type, String name) throws SQLException {
        String table = scene().table(name, "id " + scene().fixture().integerType(), "v " + type.sqlType());
        for (int index = -1; index < type.values().size(); index++) {
            scene().run("INSERT INTO %s VALUES (%s, %s)".formatted(table, index, type.valueAt(index)));
        }
        Rig rig = scene().rig("SELECT id, v FROM " + table).columns("v").build();
        rig.sync().orThrow();

        rig.destination().view().forEach((id, payload) -> {
            long json = payload.field("v") == null ? 0 : JsonBytes.of(payload.field("v"));
            List<Long> estimates = estimates(table, id);
            assertThat(estimates.get(0)).as("minBytes of row %s", id).isLessThanOrEqualTo(json);
            assertThat(MAX_GROWTH * estimates.get(1))
                    .as("six times the bytes of row %s", id)
                    .isGreaterThanOrEqualTo(json);
        });
    }

    private List<Long> estimates(String table, String id) {
        TypeRules types = scene().dialect().types();
        ColumnReference value = new ColumnReference(column(table), "n.v");
        Optional<String> least = types.minBytes(value);
        String row = scene().query("SELECT %s, %s FROM %s n WHERE id = %s"
                        .formatted(least.orElse("0"), types.bytes(value), table, id))
                .get(0);
        return Stream.of(row.split("\\|")).map(Long::valueOf).toList();
    }

    private Column column(String table) {
        try (Connection connection = scene().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT v FROM " + table)) {
            ResultSetMetaData metaData = rows.getMetaData();
            int jdbcType = metaData.getColumnType(1);
            String typeName = metaData.getColumnTypeName(1);
            return new Column(
                    1,
                    metaData.getColumnLabel(1),
                    scene().dialect().types().columnType(jdbcType, typeName),
                    typeName,
                    jdbcType,
                    metaData.getPrecision(1));
        } catch (SQLException failure) {
            throw new IllegalStateException("The test's own query failed on " + table, failure);
        }
    }
}
