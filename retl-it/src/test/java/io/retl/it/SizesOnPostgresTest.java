package io.retl.it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as the size of values that are no texts. */
@Tag("postgres")
class SizesOnPostgresTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "decode(repeat('ff', id), 'hex'); 747; more than 1000 bytes", // base64: 998, then 1,002
                "array_fill('abcdefgh'::text, ARRAY[id]); 90; 1002 bytes", // 11 per element and 1: 991, 1,002
                "array_fill('abcdefgh'::text, ARRAY[id * 5]); 18; 1046 bytes",
                "jsonb_build_object('a', repeat('x', id)); 992; 1001 bytes",
                "json_build_object('a', repeat('x', id)); 992; 1001 bytes",
                "('{\"a\":' || repeat(' ', id) || '1}')::json; 3996; more than 1000 bytes", // a text of 4,004
                "to_jsonb(repeat('x', id * 1000)); 0; 1002 bytes",
                "xmlelement(name a, repeat('x', id)); 991; more than 1000 bytes", // <a>…</a> and quotes
                "repeat('x', id)::varchar; 998; more than 1000 bytes",
                "repeat('x', id)::bpchar; 998; more than 1000 bytes",
                "('1e' || id)::numeric; 999; more than 1000 bytes",
                "('-1e-' || id)::numeric - 1; 997; 1001 bytes", // a sign and a dot
                "repeat('1', id)::varbit; 998; more than 1000 bytes",
            })
    void greatestValueThatFits(String value, int fits, String words) {
        try (SharedPostgres postgres = SharedPostgres.open()) {
            new SizeScenario(postgres.dataSource()).greatestRowThatFits(value, fits, words);
        }
    }

    /** The server writes 0.000…1 with 16,000 digits, the JSON is 1E-16000; only the ones in the last row count. */
    @Test
    void zerosOfAFractionDoNotCount() {
        String value =
                "CASE WHEN id < 3 THEN ('1e-' || id * 8000)::numeric ELSE ('0.' || repeat('1', 2000))::numeric END";
        try (SharedPostgres postgres = SharedPostgres.open()) {
            new SizeScenario(postgres.dataSource()).greatestRowThatFits(value, 2, "more than 1000 bytes");
        }
    }
}
