package io.retl.examples.hsqldb;

import io.retl.testkit.WarehouseFixture;
import io.retl.testkit.contract.DialectContract;

/** All that a dialect author writes beside the fixture. */
class HsqldbDialectContractTest extends DialectContract {
    @Override
    protected WarehouseFixture openFixture() {
        return new HsqldbFixture();
    }
}
