package io.retl.internal.engine;

import static io.retl.mapping.Expressions.column;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Source;
import io.retl.destination.spi.ChangeKind;
import io.retl.internal.field.PayloadMapping;
import io.retl.internal.mapping.FieldMapping;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** The mapping that is simulated, with any trigger. */
final class SimulatedMapping {
    static final String ID = "people-to-crm";
    static final String FIELD = "name";
    static final Source SOURCE =
            Source.builder("shop").dataSource(new JdbcDataSource()).build();
    private static final Map<Object, Mapping> MADE = new ConcurrentHashMap<>();
    static final PayloadMapping FIELDS = PayloadMapping.of(
            FieldMapping.of(of(EnumSet.allOf(ChangeKind.class), null).fields()));

    private SimulatedMapping() {}

    static Mapping of(Set<ChangeKind> trigger, @Nullable SimulatedTimestamps timestamps) {
        return MADE.computeIfAbsent(
                List.of(Set.copyOf(trigger), String.valueOf(timestamps)), key -> make(trigger, timestamps));
    }

    private static Mapping make(Set<ChangeKind> trigger, @Nullable SimulatedTimestamps timestamps) {
        Model.Builder model = Model.builder("people")
                .source(SOURCE)
                .query("SELECT id, name" + (timestamps == null ? "" : ", changed") + " FROM people")
                .uniqueIdentifier("id");
        if (timestamps != null) {
            timestamps.describe(model);
        }
        Model people = model.build();
        Destination crm = Destination.builder("crm")
                .action("upsert", (payload, context) -> {})
                .build();
        return Mapping.builder(ID)
                .model(people)
                .destination(crm)
                .action("upsert")
                .trigger(trigger.toArray(ChangeKind[]::new))
                .field(FIELD, column("name"))
                .build();
    }
}
