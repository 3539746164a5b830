package io.retl.definition;

import io.retl.Retl;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.DestinationSpi;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldType;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.DialectProvider;
import io.retl.warehouse.spi.WarehouseSpi;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A destination {@code webhook} and a dialect {@code warehouse} that do nothing. */
final class FakePlugins {
    private FakePlugins() {}

    static void add(Retl.Builder builder) {
        builder.destinationProvider(new Webhook(new AtomicInteger())).dialectProvider(new Postgres());
    }

    /** Counts how often its action is closed. */
    record Webhook(AtomicInteger closed) implements DestinationProvider {
        @Override
        public String name() {
            return "webhook";
        }

        @Override
        public int spiVersion() {
            return DestinationSpi.VERSION;
        }

        @Override
        public List<SettingDefinition> settings() {
            return List.of(
                    SettingDefinition.builder("sharedSecret").build(),
                    SettingDefinition.builder("timeout").defaultValue("PT30S").build());
        }

        @Override
        public List<Action> actions(Settings settings) {
            String timeout = settings.find("timeout").orElse("");
            try {
                Duration.parse(timeout);
            } catch (DateTimeParseException malformed) {
                throw new IllegalArgumentException("timeout is '" + timeout + "', which is no duration.");
            }
            return List.of(new Send(closed));
        }
    }

    private record Send(AtomicInteger closed) implements Action {
        @Override
        public String name() {
            return "send";
        }

        @Override
        public List<FieldDefinition> fields() {
            return List.of(
                    FieldDefinition.builder("url", FieldType.STRING).required().build(),
                    FieldDefinition.builder("method", FieldType.STRING).build(),
                    FieldDefinition.builder("batch_size", FieldType.ANY).build(),
                    FieldDefinition.builder("data", FieldType.ANY).build());
        }

        @Override
        public DeliveryResult perform(Delivery delivery, DeliveryContext context) {
            return DeliveryResult.delivered();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private record Postgres() implements DialectProvider {
        @Override
        public String name() {
            return "warehouse";
        }

        @Override
        public int spiVersion() {
            return WarehouseSpi.VERSION;
        }

        @Override
        public boolean recognises(DialectContext context) {
            return false;
        }

        @Override
        public Dialect dialect(DialectContext context) {
            throw new IllegalStateException("no product is recognised");
        }
    }
}
