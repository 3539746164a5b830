package io.retl.it;

import io.retl.testkit.WarehouseFixture;
import io.retl.testkit.contract.DialectContract;
import org.junit.jupiter.api.Tag;

/** Executed by PostgreSQL, see {@link RedshiftStandIn}; driven and decoded by the real driver of Redshift. */
@Tag("redshift")
class RedshiftDialectContractTest extends DialectContract {
    @Override
    protected WarehouseFixture openFixture() {
        return new RedshiftFixture();
    }
}
