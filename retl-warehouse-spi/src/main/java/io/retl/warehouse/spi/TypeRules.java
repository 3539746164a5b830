package io.retl.warehouse.spi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A product's types in both directions. Implemented by plug-ins; immutable.
 *
 * <p>Every expression must give the same answer in every session, whatever its time zone, date style or collation, and
 * in every version of the product: a checksum is stored for years and compared with a fresh one.
 */
public interface TypeRules {
    /**
     * What a column of a result holds.
     *
     * @param jdbcType the driver's {@link java.sql.Types} code
     * @param typeName the product's name for the type
     */
    ColumnType columnType(int jdbcType, String typeName);

    /** The type of a 64-bit integer. */
    default String longType() {
        return "BIGINT";
    }

    /** The type of an integer of up to 512. */
    default String smallType() {
        return "SMALLINT";
    }

    /** The type of a short text of ASCII characters. */
    default String textType(int maxCharacters) {
        return "VARCHAR(" + maxCharacters + ")";
    }

    /** The type of {@code record_id}: native for integers and UUIDs, else a text that compares as bytes. */
    String recordIdType(List<Column> idColumns);

    /**
     * The canonical record id of a row, of the type {@link #recordIdType}; null when an identifier column is null.
     * Different identifiers must differ, and equal ones agree whatever session reads them.
     */
    String recordId(List<ColumnReference> idColumns);

    /**
     * The record id of several columns, as a destination sees it: their canonical texts in their order, joined with
     * {@code /}; within a text {@code ~} is written {@code ~0} and {@code /} is written {@code ~1}, so that no two lists of
     * values give one text. Null when one of them is null. Every product gives this very text.
     *
     * @param texts expressions of the canonical texts, as bytes if the product knows collations
     */
    default String joinedRecordId(List<String> texts) {
        return texts.stream()
                .map(text -> "REPLACE(REPLACE(" + text + ", '~', '~0'), '/', '~1')")
                .collect(Collectors.joining(" || '/' || "));
    }

    /** A stored record id as text. */
    String recordIdText(String recordId, List<Column> idColumns);

    /** The type of {@code checksum}, at least 64 bits. */
    String checksumType();

    /**
     * The checksum of a row: never null, sound (null, empty and moved boundaries differ) and stable.
     *
     * @param columns the columns in name order
     * @param seed part of the checksum, so that the same values under other columns differ
     */
    String checksum(List<ColumnReference> columns, long seed);

    /** A stored checksum as text. */
    String checksumText(String checksum);

    /**
     * The version of {@link #checksum}. Raise it when the checksum gives another answer for the same row, and go on rendering
     * the earlier one in {@link #earlierChecksum}: the next sync rewrites the stored checksums and sends nothing for it. The
     * record id, its type and that of the checksum never change.
     */
    int encoding();

    /**
     * The checksum as an earlier version gave it; empty if that cannot be rendered any more, so that no sync runs until a person
     * has decided what becomes of the state. Default empty.
     *
     * @param encoding the version, less than {@link #encoding}
     */
    default Optional<String> earlierChecksum(List<ColumnReference> columns, long seed, int encoding) {
        return Optional.empty();
    }

    /**
     * About how many bytes the value takes on its way to a destination; null counts as 0 or as the type's longest value.
     * Never less than a sixth of its UTF-8 JSON: only the escapes in a text, which make it up to six times as long, need
     * not be counted.
     */
    String bytes(ColumnReference column);

    /**
     * How many bytes the value takes as UTF-8 JSON at least; null counts as 0. It keeps values that no limit lets pass out
     * of the heap, so it must not be much less than the JSON, and it is computed for every row that differs, so it must
     * not read the value where its length is known.
     *
     * <p>Never more than the JSON: a row that is over a limit by this number is not sent. Of JSON, lists and named values
     * a quarter of the product's text may be taken, which may hold white space: so a text of more than four times the
     * limit counts as too large whatever it holds.
     *
     * @return a 64-bit integer expression; empty for a type whose values are all short, some thousand bytes at most
     */
    Optional<String> minBytes(ColumnReference column);

    /**
     * A moment as a literal that is compared with a column: its day, in UTC, for a {@link ColumnType#DATE}, its date and time
     * in UTC for a {@link ColumnType#TIMESTAMP}, itself for an {@link ColumnType#INSTANT}. Session settings must not change
     * it. Default standard SQL, cut to microseconds.
     *
     * @param moment from the year 1 to the year 9999
     */
    default String moment(Instant moment, Column column) {
        return switch (column.type()) {
            case DATE -> "DATE '" + Moments.date(moment) + "'";
            case TIMESTAMP -> "TIMESTAMP '" + Moments.dateAndTime(moment) + "'";
            case INSTANT -> "TIMESTAMP WITH TIME ZONE '" + Moments.dateAndTime(moment) + "+00:00'";
            default -> throw new IllegalArgumentException("A column of " + column.type() + " holds no times.");
        };
    }

    /**
     * What the product's clock says, as an expression that is compared with a column as {@link #moment} is: a column without a
     * zone holds UTC, whatever zone the session has. Default standard SQL.
     */
    default String clock(Column column) {
        return switch (column.type()) {
            case DATE -> "CAST(CURRENT_TIMESTAMP AT TIME ZONE 'UTC' AS DATE)";
            case TIMESTAMP -> "CAST(CURRENT_TIMESTAMP AT TIME ZONE 'UTC' AS TIMESTAMP)";
            case INSTANT -> "CURRENT_TIMESTAMP";
            default -> throw new IllegalArgumentException("A column of " + column.type() + " holds no times.");
        };
    }

    /**
     * A number from 0 to {@code buckets - 1} that depends on nothing but the record id, spread evenly.
     *
     * @param recordId an expression of the type {@link #recordIdType}
     */
    String bucket(String recordId, List<Column> idColumns, int buckets);

    /**
     * Reads a value of a page.
     *
     * @return null, {@link String}, {@link Boolean}, {@link Long}, {@link java.math.BigInteger},
     *     {@link java.math.BigDecimal}, {@link Double}, {@code byte[]}, {@link java.time.Instant}, {@link JsonText}, or a
     *     {@link List} or {@link java.util.Map} of these
     */
    @Nullable
    Object read(ResultSet row, int index, Column column) throws SQLException;
}
