package io.retl.it;

import io.retl.testkit.H2Warehouse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as the size of values that are no texts. */
class SizesOnH2Test {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "CAST(REPEAT('x', id) AS VARBINARY); 747; more than 1000 bytes",
                "CAST(CAST(REPEAT('x', id) AS VARBINARY) AS BLOB); 747; more than 1000 bytes",
                "CAST(REPEAT('x', id) AS CLOB); 998; more than 1000 bytes",
                "CAST(REPEAT('€', id) AS CLOB); 332; 1001 bytes", // three bytes each
                "REPEAT('€', id * 4); 83; 1010 bytes",
                "(SELECT ARRAY_AGG('abcdefgh') FROM SYSTEM_RANGE(1, 200) WHERE X <= id); 90; 1002 bytes",
                "JSON_OBJECT('a': REPEAT('x', id)); 992; 1001 bytes",
                "JSON_OBJECT('a': REPEAT('x', id * 4000)); 0; more than 1000 bytes",
                "CAST(REPEAT('1', id) AS DECFLOAT(2000)); 1000; more than 1000 bytes",
            })
    void greatestValueThatFits(String value, int fits, String words) {
        try (H2Warehouse warehouse = H2Warehouse.open()) {
            new SizeScenario(warehouse.dataSource()).greatestRowThatFits(value, fits, words);
        }
    }
}
