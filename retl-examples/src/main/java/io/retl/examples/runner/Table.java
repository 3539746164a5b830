package io.retl.examples.runner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jline.utils.WCWidth;

/** Aligned columns for people. What would not fit into a cell is cut. */
final class Table {
    private static final int MAX_CELL_COLUMNS = 40;
    private static final String CUT = "...";
    private static final String GAP = "  ";

    private Table() {}

    /**
     * The lines of a table: a heading, a rule and the rows.
     *
     * @param heading the names of the columns
     * @param rows as many cells each as the heading has
     */
    static List<String> lines(List<String> heading, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(heading);
        all.addAll(rows);
        List<List<String>> cells =
                all.stream().map(row -> row.stream().map(Table::cell).toList()).toList();
        int[] columns = new int[heading.size()];
        for (List<String> row : cells) {
            for (int index = 0; index < columns.length; index++) {
                columns[index] = Math.max(columns[index], width(row.get(index)));
            }
        }
        List<String> lines = new ArrayList<>();
        cells.forEach(row -> lines.add(line(row, columns)));
        lines.add(1, line(Arrays.stream(columns).mapToObj("-"::repeat).toList(), columns));
        return lines;
    }

    private static String line(List<String> row, int[] columns) {
        StringBuilder line = new StringBuilder();
        for (int index = 0; index < columns.length; index++) {
            String cell = row.get(index);
            line.append(cell).append(" ".repeat(columns[index] - width(cell))).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static String cell(String text) {
        String printable = Printable.of(text);
        if (width(printable) <= MAX_CELL_COLUMNS) {
            return printable;
        }
        StringBuilder cut = new StringBuilder();
        int used = CUT.length();
        for (int character : printable.codePoints().toArray()) {
            used += width(character);
            if (used > MAX_CELL_COLUMNS) {
                break;
            }
            cut.appendCodePoint(character);
        }
        return cut.append(CUT).toString();
    }

    private static int width(String text) {
        return text.codePoints().map(Table::width).sum();
    }

    /** How many columns of a terminal a character takes: none for an accent, two for most of East Asia. */
    private static int width(int character) {
        return Math.max(0, WCWidth.wcwidth(character));
    }
}
