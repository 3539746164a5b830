package io.retl.testkit.contract;

import io.retl.testkit.WarehouseFixture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * What every dialect must do, on the real product and through retl's public interface. An author extends this class and
 * hands in a fixture:
 *
 * <pre>{@code
 * class DuckDbDialectContractTest extends DialectContract {
 *     @Override
 *     protected WarehouseFixture openFixture() {
 *         return new DuckDbFixture();
 *     }
 * }
 * }</pre>
 *
 * <p>Nothing is skipped: a capability that the dialect does not declare is asserted to be missing from the product.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public abstract class DialectContract {
    private WarehouseFixture fixture;
    private Scene scene;

    /** For subclasses. */
    protected DialectContract() {}

    /** Opens the warehouse, once for the class, on a fresh database; the contract closes it. */
    protected abstract WarehouseFixture openFixture();

    @BeforeAll
    final void openWarehouse() {
        fixture = openFixture();
    }

    @AfterAll
    final void closeWarehouse() {
        fixture.close();
    }

    @BeforeEach
    final void setScene() {
        scene = new Scene(fixture);
    }

    @AfterEach
    final void clearScene() {
        scene.close();
    }

    @Nested
    @DisplayName("Product")
    final class Product extends ProductTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Changes")
    final class Changes extends ChangeTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Triggers")
    final class Triggers extends TriggerTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Identifiers")
    final class Identifiers extends IdentifierTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Identifiers of several columns")
    final class CompositeIdentifiers extends CompositeIdentifierTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Null and duplicate identifiers")
    final class InvalidIdentifiers extends InvalidIdentifierTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Types")
    final class Types extends TypeTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Random edits")
    final class RandomTables extends RandomTableTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Widths")
    final class Widths extends WidthTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Size limits")
    final class SizeLimits extends SizeLimitTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Size limits of records")
    final class RecordLimits extends RecordLimitTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Limits of columns and names")
    final class ShapeLimits extends ShapeLimitTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Estimates of sizes")
    final class SizeEstimates extends SizeEstimateTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Plans and previews")
    final class Plans extends PlanTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Hostile names and texts")
    final class HostileNames extends HostileNameTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Sessions")
    final class Sessions extends SessionTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Model text")
    final class ModelTexts extends ModelTextTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Timestamp columns")
    final class Timestamps extends TimestampTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("What stays open beside a timestamp column")
    final class OpenRows extends OpenRowTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Cut")
    final class Cuts extends CutTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Mass deletes")
    final class MassDeletes extends MassDeleteTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Damaged state")
    final class DamagedState extends DamagedStateTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Outcomes")
    final class Outcomes extends OutcomeTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Changes of the columns")
    final class SchemaChanges extends SchemaChangeTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Rebased rows")
    final class Rebases extends RebaseTests {
        @Override
        Scene scene() {
            return scene;
        }
    }

    @Nested
    @DisplayName("Parked rows")
    final class Parked extends ParkedTests {
        @Override
        Scene scene() {
            return scene;
        }
    }
}
