package io.retl.warehouse.bigquery;

import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.util.Objects;

/**
 * Names between backticks, with the escapes of a text literal. A dot inside divides a name, so that the state schema may name a
 * project, too: {@code my-project.my_dataset}. Immutable.
 */
final class BigQueryNaming implements Naming {
    private static final int MAX_NAME_BYTES = 1_024;

    @Override
    public String quote(String name) {
        if (Objects.requireNonNull(name, "name").indexOf('\0') >= 0) {
            throw new UnsupportedWarehouseException("A name holds the character NUL, which no quote can carry.");
        }
        return '`'
                + name.replace("\\", "\\\\")
                        .replace("`", "\\`")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '`';
    }

    @Override
    public int maxNameBytes() {
        return MAX_NAME_BYTES;
    }
}
