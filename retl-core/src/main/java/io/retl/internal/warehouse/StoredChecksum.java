package io.retl.internal.warehouse;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.TypeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the checksums of a state were made from: the column signature and the version that its checkpoint has.
 *
 * <p>Invariant: a checksum is computed anew as it was only from the very columns that it was made from. A column that is gone or
 * has another type cannot be made up for: what the others say of a row is not what the checksum said.
 */
final class StoredChecksum {
    private static final int NAMED = 3;

    private final String signature;
    private final int encoding;

    StoredChecksum(String signature, int encoding) {
        this.signature = signature;
        this.encoding = encoding;
    }

    /** How it differs from what the model gives now, if it does. The identifier is the same. */
    Optional<SchemaChange> change(ModelShape model, TypeRules types) {
        boolean isOfColumns = !signature.equals(ModelDescription.signature(model));
        if (!isOfColumns && encoding == types.encoding()) {
            return Optional.empty();
        }
        List<String> lines;
        try {
            lines = columns(model);
        } catch (NumberFormatException | StringIndexOutOfBoundsException edited) {
            return unknown(isOfColumns, "the list of columns in its checkpoints table was edited");
        }
        List<Column> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String line : lines) {
            model.columns().stream()
                    .filter(column -> line.equals(ModelDescription.signature(column)))
                    .findFirst()
                    .ifPresentOrElse(found::add, () -> missing.add(line.substring(line.indexOf(':') + 1)));
        }
        if (!missing.isEmpty()) {
            return unknown(
                    isOfColumns,
                    "the model no longer has %s, which its checksums were made from".formatted(named(missing)));
        }
        long seed = Hashes.number(signature);
        boolean isEarlier = encoding != types.encoding();
        List<ColumnReference> references = found.stream()
                .map(column -> new ColumnReference(column, column.deltaName()))
                .toList();
        if (isEarlier && types.earlierChecksum(references, seed, encoding).isEmpty()) {
            return unknown(
                    isOfColumns,
                    "its checksums have version %s, which this dialect no longer computes; it has version %s"
                            .formatted(encoding, types.encoding()));
        }
        ModelShape before = new ModelShape(
                model.query(),
                model.columns(),
                model.idColumns(),
                found,
                seed,
                isEarlier ? OptionalInt.of(encoding) : OptionalInt.empty());
        return Optional.of(new SchemaChange(isOfColumns, Optional.of(before), ""));
    }

    private static Optional<SchemaChange> unknown(boolean isOfColumns, String obstacle) {
        return Optional.of(new SchemaChange(isOfColumns, Optional.empty(), obstacle));
    }

    /** The parts of the signature after the identifier. A name may hold anything, so its length says where it ends. */
    private List<String> columns(ModelShape model) {
        List<String> lines = new ArrayList<>();
        int from = ModelDescription.identifierOf(model).length();
        while (from < signature.length()) {
            int colon = signature.indexOf(':', from);
            int name = colon + 1 + Integer.parseInt(signature.substring(from, colon));
            int end = signature.indexOf('\n', name);
            lines.add(signature.substring(from, end < 0 ? signature.length() : end));
            from = end < 0 ? signature.length() : end + 1;
        }
        return lines;
    }

    private static String named(List<String> missing) {
        String names = "'" + String.join("', '", missing.subList(0, Math.min(NAMED, missing.size()))) + "'";
        return missing.size() > NAMED ? names + " and " + (missing.size() - NAMED) + " more" : names;
    }
}
