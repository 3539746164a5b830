package io.retl.warehouse.redshift;

import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.TableName;

/**
 * Names between double quotes, which do not keep their case: unless a session says otherwise, Redshift folds quoted names to lower
 * case as well. So a capital letter in the name of one of retl's tables becomes a mark and a small letter, lest the mappings
 * {@code a} and {@code A} share their tables. A mark is no character that an id may hold.
 */
final class RedshiftNaming implements Naming {
    /** Half of the 127 bytes that a name may have, so that there is room for a mark before each letter. */
    private static final int MAX_NAME_BYTES = 63;

    private static final char MARK = '^';

    private final Naming standard = Naming.standard(MAX_NAME_BYTES);

    @Override
    public String quote(String name) {
        return standard.quote(name);
    }

    @Override
    public int maxNameBytes() {
        return MAX_NAME_BYTES;
    }

    @Override
    public String quote(TableName table) {
        StringBuilder marked = new StringBuilder();
        table.name().chars().forEach(letter -> {
            if (isCapital(letter)) {
                marked.append(MARK);
            }
            marked.append((char) (isCapital(letter) ? letter - 'A' + 'a' : letter));
        });
        return quote(table.schema()) + "." + quote(marked.toString());
    }

    /** The name of a table as it was before {@link #quote(TableName)}, from the name in the catalog. */
    static String unmarked(String catalogName) {
        String sql = catalogName;
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            sql = "REPLACE(%s, '%s%s', '%s')".formatted(sql, MARK, (char) (letter - 'A' + 'a'), letter);
        }
        return sql;
    }

    /** The name that a name becomes when it is folded. */
    static String folded(String name) {
        StringBuilder folded = new StringBuilder();
        name.chars().forEach(letter -> folded.append((char) (isCapital(letter) ? letter - 'A' + 'a' : letter)));
        return folded.toString();
    }

    private static boolean isCapital(int letter) {
        return letter >= 'A' && letter <= 'Z';
    }
}
