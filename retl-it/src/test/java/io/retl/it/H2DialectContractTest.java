package io.retl.it;

import io.retl.testkit.WarehouseFixture;
import io.retl.testkit.contract.DialectContract;

class H2DialectContractTest extends DialectContract {
    @Override
    protected WarehouseFixture openFixture() {
        return new H2Fixture();
    }
}
