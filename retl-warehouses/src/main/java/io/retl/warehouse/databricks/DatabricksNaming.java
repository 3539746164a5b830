package io.retl.warehouse.databricks;

import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.util.regex.Pattern;

/** Names between backticks. Immutable. */
final class DatabricksNaming implements Naming {
    /** Unity Catalog takes 255 characters. */
    private static final int MAX_NAME_BYTES = 255;

    /** Unity Catalog keeps names in lower case; a catalog of Hive takes no other character either. */
    private static final Pattern KEPT = Pattern.compile("[a-z0-9_]+");

    @Override
    public String quote(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new UnsupportedWarehouseException("A name holds the character NUL, which no quote can carry.");
        }
        return '`' + name.replace("`", "``") + '`';
    }

    @Override
    public int maxNameBytes() {
        return MAX_NAME_BYTES;
    }

    @Override
    public boolean keeps(String name) {
        return KEPT.matcher(name).matches();
    }
}
