package io.retl.it;

import io.retl.testkit.WarehouseFixture;
import io.retl.testkit.contract.DialectContract;
import org.junit.jupiter.api.Tag;

@Tag("duckdb")
class DuckDbDialectContractTest extends DialectContract {
    @Override
    protected WarehouseFixture openFixture() {
        return new DuckDbFixture();
    }
}
