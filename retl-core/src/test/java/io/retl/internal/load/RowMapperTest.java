package io.retl.internal.load;

import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.literal;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldType;
import io.retl.internal.field.FieldStep;
import io.retl.internal.field.PayloadMapping;
import io.retl.internal.json.Json;
import io.retl.internal.mapping.FieldMapping;
import io.retl.internal.mapping.RowShape;
import io.retl.internal.warehouse.Page;
import io.retl.mapping.Expression;
import io.retl.sync.FailedRecord;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowMapperTest {
    private static final int OVERHEAD = 64;
    private static final int COLUMN_BYTES = 1_000;
    private static final int RECORD_BYTES = 2_000;

    private static RowMapper mapper(Expression field) {
        return mapper(PayloadMapping.of(FieldMapping.of(Map.of("f", field))));
    }

    private static RowMapper mapper(PayloadMapping fields) {
        return new RowMapper(
                fields,
                RowShape.of(List.of("id", "notes", "extra")),
                new MessageIds("state", "m", Set.of()),
                Instant.parse("2025-03-01T10:00:05.123Z"),
                Limits.builder()
                        .columnBytes(COLUMN_BYTES)
                        .recordBytes(RECORD_BYTES)
                        .build());
    }

    /** A row as the warehouse hands it out: texts count as their bytes and two quotes. */
    private static Page.DeltaRow row(@Nullable Object notes, @Nullable Object extra) {
        return row(DeltaKind.ADDED, null, OVERHEAD + 20 + bytes(notes) + bytes(extra), notes, extra);
    }

    private static Page.DeltaRow row(
            DeltaKind kind, @Nullable Integer oversize, long bytes, @Nullable Object notes, @Nullable Object extra) {
        return new Page.DeltaRow(1, kind, "7", "c", 0, bytes, oversize, false, 0, new Object[] {7L, notes, extra});
    }

    private static long bytes(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        String text = value instanceof JsonText json ? json.text() : value.toString();
        return text.getBytes(StandardCharsets.UTF_8).length + 2L;
    }

    private static void assertRefused(RowMapper.Result result, ErrorCode code, String reason) {
        assertThat(result)
                .isEqualTo(new RowMapper.Refused(
                        new FailedRecord("7", ChangeKind.ADDED, FailedRecord.Outcome.REJECTED, code, reason)));
    }

    @Test
    void recordThatIsNotWhatTheActionTakesIsRefusedAlone() {
        FieldStep numbers = FieldStep.of(
                List.of(FieldDefinition.builder("f", FieldType.NUMBER).build()));
        RowMapper mapper = mapper(
                PayloadMapping.of(FieldMapping.of(Map.of("f", column("notes"))), numbers, BatchLimits.Mode.BATCH));

        RowMapper.Result fits = mapper.map(row("42", null));
        RowMapper.Result refused = mapper.map(row("forty-two", null));

        assertThat(((RowMapper.Mapped) fits).payload().field("f"))
                .hasToString("42")
                .isInstanceOf(Number.class);
        assertRefused(refused, ErrorCode.FIELDS_INVALID, "The value at /f must be a number but it was a string.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "€", "😀", "\"", "\\", "\n", "\u0001"})
    void columnPassesUpToItsLimit(String unit) {
        int size = (int) Json.sizeOf(Map.of("", unit)) - 7;
        String fits = unit.repeat((COLUMN_BYTES - 2) / size) + "x".repeat((COLUMN_BYTES - 2) % size);

        assertThat(mapper(literal(1)).map(row(fits, null))).isInstanceOf(RowMapper.Mapped.class);
        assertRefused(
                mapper(literal(1)).map(row(fits + "x", null)),
                ErrorCode.COLUMN_TOO_LARGE,
                "Column 'notes' has 1001 bytes as JSON; the limit is 1000. Shorten it in the query, or raise limits.columnBytes.");
    }

    @Test
    void recordPassesUpToItsLimitWithItsEnvelope() {
        // 190 bytes of envelope, "7", {"id":7,"notes":…,"extra":…}
        String notes = "x".repeat(898);
        String extra = "x".repeat(2_000 - 190 - 3 - 26 - 900 - 2);

        assertThat(mapper(literal(1)).map(row(notes, extra))).isInstanceOf(RowMapper.Mapped.class);
        assertRefused(
                mapper(literal(1)).map(row(notes, extra + "x")),
                ErrorCode.RECORD_TOO_LARGE,
                "It has 2001 bytes as JSON; the limit is 2000. Select fewer or shorter columns, or raise limits.recordBytes.");
    }

    @Test
    void fieldsPassUpToTheLimitOfTheRecord() {
        // {"f":"…"}
        RowMapper.Result fits = mapper(literal("x".repeat(1_992))).map(row("a", "b"));

        assertThat(fits)
                .isInstanceOfSatisfying(
                        RowMapper.Mapped.class,
                        mapped -> assertThat(mapped.bytes()).isEqualTo(2_000));
        assertRefused(
                mapper(literal("x".repeat(1_993))).map(row("a", "b")),
                ErrorCode.RECORD_TOO_LARGE,
                "Its fields have 2001 bytes as JSON; the limit is 2000. Map fewer or shorter columns, or raise limits.recordBytes.");
    }

    @Test
    void whatTheWarehouseDidNotHandOutIsNamed() {
        assertRefused(
                mapper(column("notes")).map(row(DeltaKind.ADDED, 2, OVERHEAD, null, null)),
                ErrorCode.COLUMN_TOO_LARGE,
                "Column 'notes' has more than 1000 bytes as JSON. Shorten it in the query, or raise limits.columnBytes.");
        assertRefused(
                mapper(column("notes")).map(row(DeltaKind.ADDED, 0, OVERHEAD, null, null)),
                ErrorCode.RECORD_TOO_LARGE,
                "It has more than 2000 bytes as JSON. Select fewer or shorter columns, or raise limits.recordBytes.");
    }

    @Test
    void rowThatCannotBeMappedIsRefused() {
        assertRefused(
                mapper(column("notes")).map(row(new JsonText("{"), null)),
                ErrorCode.MAPPING_FAILED,
                "It cannot be mapped: field 'f': column 'notes': the JSON is malformed at character 1.");
    }

    @Test
    void valueThatCannotBeConvertedHasNoSizeButItsNeighboursHave() {
        JsonText malformed = new JsonText("{" + " ".repeat(500));

        assertThat(mapper(column("extra")).map(row(malformed, "x".repeat(998)))).isInstanceOf(RowMapper.Mapped.class);
        assertThat(mapper(column("extra")).map(row(malformed, "x".repeat(999))))
                .isInstanceOfSatisfying(
                        RowMapper.Refused.class,
                        refused -> assertThat(refused.record().code()).isEqualTo(ErrorCode.COLUMN_TOO_LARGE));
    }

    @Test
    void goneRowHasNoSize() {
        assertThat(mapper(literal(1)).map(row(DeltaKind.DELETED, null, 1_000_000, null, null)))
                .isInstanceOf(RowMapper.Mapped.class);
    }

    /** A row is not measured if its bytes prove that it fits: no row that is too large may pass for that reason. */
    @Test
    void rowThatIsNotMeasuredFits() {
        long seed = 4_711;
        Random random = new Random(seed);
        RowMapper mapper = mapper(literal(1));
        for (int round = 0; round < 20_000; round++) {
            String notes = random(random);
            String extra = random.nextInt(4) == 0 ? null : random(random);

            RowMapper.Result result = mapper.map(row(notes, extra));

            boolean columnsFit = json(notes) <= COLUMN_BYTES && json(extra) <= COLUMN_BYTES;
            boolean fits = columnsFit && 190 + 3 + 26 + json(notes) + json(extra) <= RECORD_BYTES;
            assertThat(result instanceof RowMapper.Mapped)
                    .as("seed %s, round %s", seed, round)
                    .isEqualTo(fits);
        }
    }

    private static String random(Random random) {
        String unit = List.of("a", "\u0001", "\"", "é", "😀").get(random.nextInt(5));
        return unit.repeat(random.nextInt(400));
    }

    private static long json(@Nullable String text) {
        return text == null ? 4 : Json.sizeOf(Map.of("", text)) - 5;
    }

    @Test
    void valueThatCannotBeConvertedDoesNotHideTheSizeOfTheOthers() {
        Limits limits =
                Limits.builder().columnBytes(COLUMN_BYTES).recordBytes(1_024).build();
        RowMapper mapper = new RowMapper(
                PayloadMapping.of(FieldMapping.of(Map.of("f", literal(1)))),
                RowShape.of(List.of("id", "broken", "one", "two")),
                new MessageIds("state", "m", Set.of()),
                Instant.parse("2025-03-01T10:00:05.123Z"),
                limits);
        Page.DeltaRow row = new Page.DeltaRow(1, DeltaKind.ADDED, "7", "c", 0, 1_200, null, false, 0, new Object[] {
            7L, new JsonText("{"), "a".repeat(598), "b".repeat(598)
        });

        assertRefused(
                mapper.map(row),
                ErrorCode.RECORD_TOO_LARGE,
                "It has 1201 bytes as JSON; the limit is 1024. Select fewer or shorter columns, or raise limits.recordBytes.");
    }
}
