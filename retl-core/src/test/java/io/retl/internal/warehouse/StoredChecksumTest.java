package io.retl.internal.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.internal.jdbc.TinyDialect;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.TypeRules;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a stored signature says of the columns that a checksum was made from. */
class StoredChecksumTest {
    private static final TypeRules TYPES = new TinyDialect().types();

    private static Column text(String name) {
        return column(name, ColumnType.TEXT);
    }

    private static Column column(String name, ColumnType type) {
        return new Column(1, name, type, "ANY", Types.VARCHAR, 0);
    }

    /** A model whose identifier is its first column. */
    private static ModelShape model(Column... columns) {
        List<Column> byName = new ArrayList<>(List.of(columns));
        byName.sort(Comparator.comparing(Column::name));
        return new ModelShape("SELECT 1", List.of(columns), List.of(columns[0]), byName, 7);
    }

    private static Optional<SchemaChange> change(ModelShape stored, ModelShape now) {
        return change(ModelDescription.signature(stored), now);
    }

    private static Optional<SchemaChange> change(String signature, ModelShape now) {
        return new StoredChecksum(signature, TYPES.encoding()).change(now, TYPES);
    }

    private static List<String> checksummed(Optional<SchemaChange> change) {
        return change.orElseThrow().before().orElseThrow().checksumColumns().stream()
                .map(Column::name)
                .toList();
    }

    @Test
    void sameColumnsAreNoChange() {
        ModelShape model = model(text("id"), text("name"));

        assertThat(change(model, model)).isEmpty();
    }

    @Test
    void columnsOfTheChecksumAreThoseThatItWasMadeFromInTheirOrder() {
        ModelShape stored = model(text("id"), text("name"), text("B"));
        ModelShape now = model(text("id"), text("a"), text("name"), text("B"), text("c"));

        Optional<SchemaChange> change = change(stored, now);

        assertThat(checksummed(change)).containsExactly("B", "id", "name");
        assertThat(change.orElseThrow().before().orElseThrow().checksumSeed())
                .isEqualTo(Hashes.number(ModelDescription.signature(stored)));
        assertThat(change.orElseThrow().isOfColumns()).isTrue();
    }

    @Test
    void nameMayLookLikeSeveralColumns() {
        Column odd = text("name TEXT\n2:id TEXT");
        ModelShape stored = model(text("id"), odd);

        assertThat(checksummed(change(stored, model(text("id"), odd, text("more")))))
                .containsExactly("id", odd.name());
        assertThat(change(stored, model(text("id"), text("name"))).orElseThrow().before())
                .isEmpty();
    }

    @Test
    void columnThatIsGoneOrOfAnotherTypeIsNamed() {
        ModelShape stored = model(text("id"), text("a"), text("b"), text("c"), text("d"), text("e"));

        assertThat(change(stored, model(text("id"), column("a", ColumnType.INTEGER), text("e")))
                        .orElseThrow()
                        .obstacle())
                .isEqualTo(
                        "the model no longer has 'a TEXT', 'b TEXT', 'c TEXT' and 1 more, which its checksums were made from");
    }

    @Test
    void signatureThatSomebodyEditedIsAnObstacle() {
        ModelShape model = model(text("id"), text("name"));
        String identifier = ModelDescription.identifierOf(model);

        for (String edited : List.of("name", "x:name TEXT", "99", ":")) {
            Optional<SchemaChange> change = change(identifier + edited, model);

            assertThat(change.orElseThrow().before()).as(edited).isEmpty();
            assertThat(change.orElseThrow().obstacle()).as(edited).contains("was edited");
        }
    }

    @Test
    void versionThatIsNotComputedIsAnObstacleWhateverTheColumns() {
        ModelShape model = model(text("id"), text("name"));
        int earlier = TYPES.encoding() - 1;

        SchemaChange change = new StoredChecksum(ModelDescription.signature(model), earlier)
                .change(model, TYPES)
                .orElseThrow();

        assertThat(change.isOfColumns()).isFalse();
        assertThat(change.obstacle()).contains("have version " + earlier + ", which this dialect no longer computes");
    }
}
