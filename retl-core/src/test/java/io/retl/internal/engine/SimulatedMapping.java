package io.retl.internal.engine;

import static io.retl.mapping.Expressions.column;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Mapping.OnSchemaChange;
import io.retl.Model;
import io.retl.Source;
import io.retl.destination.spi.ChangeKind;
import io.retl.internal.field.PayloadMapping;
import io.retl.internal.mapping.FieldMapping;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** The mapping that is simulated, with any trigger and any columns. */
final class SimulatedMapping {
    static final String ID = "people-to-crm";
    static final String FIELD = "name";
    static final Source SOURCE =
            Source.builder("shop").dataSource(new JdbcDataSource()).build();
    private static final Map<Key, Mapping> MADE = new ConcurrentHashMap<>();
    static final PayloadMapping FIELDS = PayloadMapping.of(
            FieldMapping.of(make(new Key(EnumSet.allOf(ChangeKind.class), 0, OnSchemaChange.RESEND, null))
                    .fields()));

    private SimulatedMapping() {}

    /** What one mapping differs in from another. */
    private record Key(
            Set<ChangeKind> trigger,
            int columns,
            OnSchemaChange policy,
            @Nullable SimulatedTimestamps timestamps) {}

    /** The mapping as it is now. */
    static Mapping of(SimulatedWorld world) {
        return MADE.computeIfAbsent(
                new Key(Set.copyOf(world.trigger()), world.schema.columns(), world.schema.policy(), world.timestamps),
                SimulatedMapping::make);
    }

    private static Mapping make(Key key) {
        StringBuilder query = new StringBuilder("SELECT id, name");
        if (key.timestamps != null) {
            query.append(", changed");
        }
        for (int column = 1; column <= key.columns; column++) {
            query.append(", ").append(column).append(" AS extra").append(column);
        }
        Model.Builder model = Model.builder("people")
                .source(SOURCE)
                .query(query + " FROM people")
                .uniqueIdentifier("id");
        if (key.timestamps != null) {
            key.timestamps.describe(model);
        }
        Model people = model.build();
        Destination crm = Destination.builder("crm")
                .action("upsert", (payload, context) -> {})
                .build();
        return Mapping.builder(ID)
                .model(people)
                .destination(crm)
                .action("upsert")
                .trigger(key.trigger.toArray(ChangeKind[]::new))
                .field(FIELD, column("name"))
                .onSchemaChange(key.policy)
                .build();
    }
}
