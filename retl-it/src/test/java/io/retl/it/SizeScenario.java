package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.mapping.Expressions;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import io.retl.testkit.RecordingAction;
import io.retl.testkit.RecordingDestination;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/** A model of one column whose value grows with the id, and a limit that some of the rows pass. */
final class SizeScenario {
    static final int COLUMN_BYTES = 1_000;

    private final DataSource shop;
    private final RecordingDestination crm = new RecordingDestination();

    SizeScenario(DataSource shop) {
        this.shop = shop;
    }

    /**
     * Syncs two rows, of which one fits and the other has just one unit more.
     *
     * @param value an expression of the column {@code id}
     * @param fits the greatest id that fits
     * @param words what is said about the row that does not fit
     */
    void greatestRowThatFits(String value, int fits, String words) {
        SyncResult result = sync(value, fits, fits + 1);

        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(2, 0, 0, 0, 0));
        assertThat(crm.view()).containsOnlyKeys(String.valueOf(fits));
        assertThat(result.failedRecords()).singleElement().satisfies(record -> {
            assertThat(record.recordId()).isEqualTo(String.valueOf(fits + 1));
            assertThat(record.outcome()).isEqualTo(FailedRecord.Outcome.REJECTED);
            assertThat(record.code()).isEqualTo(ErrorCode.COLUMN_TOO_LARGE);
            assertThat(record.reason()).containsIgnoringCase("column 'v' has " + words);
        });
    }

    private SyncResult sync(String value, long... ids) {
        String rows = LongStream.of(ids)
                .mapToObj(id -> "(" + id + ")")
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        SharedPostgres.run(
                shop, "DROP TABLE IF EXISTS sizes", "CREATE TABLE sizes (id INT)", "INSERT INTO sizes VALUES " + rows);
        Model model = Model.builder("sizes")
                .source(Source.builder("shop").dataSource(shop).build())
                .query("SELECT id, " + value + " AS v FROM sizes")
                .uniqueIdentifier("id")
                .build();
        Mapping mapping = Mapping.builder("sizes-to-crm")
                .model(model)
                .destination(Destination.builder("crm")
                        .action(new RecordingAction("send", crm))
                        .build())
                .action("send")
                .field("v", Expressions.column("v"))
                .build();
        Limits limits = Limits.builder().columnBytes(COLUMN_BYTES).build();
        try (Retl retl = Retl.builder().mapping(mapping).limits(limits).build()) {
            return retl.sync("sizes-to-crm");
        }
    }
}
