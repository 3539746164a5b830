package io.retl.it.bigquery;

import io.retl.testkit.WarehouseFixture;
import io.retl.testkit.contract.DialectContract;
import org.junit.jupiter.api.Tag;

@Tag("bigquery")
class BigQueryDialectContractTest extends DialectContract {
    @Override
    protected WarehouseFixture openFixture() {
        return new BigQueryFixture();
    }
}
