package io.retl.it.snowflake;

import io.retl.testkit.WarehouseFixture;
import io.retl.testkit.contract.DialectContract;
import org.junit.jupiter.api.Tag;

@Tag("snowflake")
class SnowflakeDialectContractTest extends DialectContract {
    @Override
    protected WarehouseFixture openFixture() {
        return new SnowflakeFixture();
    }
}
