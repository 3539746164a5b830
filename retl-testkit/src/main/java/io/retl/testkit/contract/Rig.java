package io.retl.testkit.contract;

import static io.retl.mapping.Expressions.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import io.retl.sync.SyncResult;
import io.retl.testkit.FlakyAction;
import io.retl.testkit.RecordingDestination;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One mapping, built with the public interface, from a query to a recording destination. */
final class Rig implements AutoCloseable {
    private static final int BATCH = 100;

    private final Retl retl;
    private final String mappingId;
    private final FlakyAction action;

    private Rig(Retl retl, String mappingId, FlakyAction action) {
        this.retl = retl;
        this.mappingId = mappingId;
        this.action = action;
    }

    /** Syncs, and checks what holds for every sync: each differing row has exactly one outcome. */
    SyncResult sync() {
        SyncResult result = retl.sync(mappingId);
        assertThat(result.loaded().total())
                .as("outcomes of %s", result)
                .isEqualTo(result.extracted().total());
        return result;
    }

    /** Syncs and returns what reached the destination, as {@link #events}. */
    List<String> syncedEvents() {
        SyncResult result = sync();
        List<String> events = events();
        assertThat(result.loaded().delivered()).as("delivered by %s", result).isEqualTo(events.size());
        return events;
    }

    /** Syncs until nothing differs any more, at most so many times, and returns how many rows each took. */
    List<Long> syncUntilQuiet(int most) {
        List<Long> counts = new ArrayList<>();
        for (int round = 0; round < most; round++) {
            long count = sync().extracted().total();
            counts.add(count);
            if (count == 0) {
                break;
            }
        }
        return counts;
    }

    /** What was applied since the last call: kind, record id and fields, as in {@code ADDED 1 Ada|London}. */
    List<String> events() {
        return payloads().stream().map(Rig::event).toList();
    }

    List<Payload> payloads() {
        return destination().drain();
    }

    /** The destination's view: the fields by record id. */
    Map<String, String> view() {
        Map<String, String> view = new TreeMap<>();
        destination().view().forEach((id, payload) -> view.put(id, fields(payload)));
        return view;
    }

    RecordingDestination destination() {
        return action.destination();
    }

    FlakyAction action() {
        return action;
    }

    Retl retl() {
        return retl;
    }

    String mappingId() {
        return mappingId;
    }

    void approve() {
        retl.approve(mappingId);
    }

    void reset() {
        retl.reset(mappingId);
    }

    @Override
    public void close() {
        retl.close();
    }

    static String event(Payload payload) {
        return payload.changeKind() + " " + payload.recordId() + " " + fields(payload);
    }

    private static String fields(Payload payload) {
        return joined(payload.fields().values());
    }

    static String joined(Iterable<? extends @Nullable Object> values) {
        StringBuilder text = new StringBuilder();
        String separator = "";
        for (Object value : values) {
            text.append(separator).append(value);
            separator = "|";
        }
        return text.toString();
    }

    /** Collects the parts of a rig; all triggers and the unique identifier {@code id} unless told otherwise. */
    static final class Builder {
        private final Scene scene;
        private final String query;
        private final Map<String, String> columnsByField = new LinkedHashMap<>();
        private String mappingId;
        private String uniqueIdentifier = "id";
        private Set<ChangeKind> trigger = EnumSet.allOf(ChangeKind.class);
        private Limits limits = Limits.builder().build();
        private DataSource dataSource;
        private String stateSchema;
        private Model.DuplicateIds onDuplicateIds = Model.DuplicateIds.SET_ASIDE;
        private RecordingDestination destination = new RecordingDestination();

        Builder(Scene scene, String mappingId, String query) {
            this.scene = scene;
            this.mappingId = mappingId;
            this.query = query;
            this.dataSource = scene.dataSource();
            this.stateSchema = scene.stateSchema();
        }

        /** Maps each column onto a field of its name. */
        Builder columns(String... names) {
            return columns(Arrays.asList(names));
        }

        Builder columns(List<String> names) {
            names.forEach(name -> columnsByField.put(name, name));
            return this;
        }

        Builder mappingId(String mappingId) {
            this.mappingId = mappingId;
            return this;
        }

        Builder uniqueIdentifier(String uniqueIdentifier) {
            this.uniqueIdentifier = uniqueIdentifier;
            return this;
        }

        Builder trigger(ChangeKind... kinds) {
            return trigger(Set.of(kinds));
        }

        Builder trigger(Set<ChangeKind> kinds) {
            this.trigger = kinds;
            return this;
        }

        Builder recordsPerSync(long recordsPerSync) {
            this.limits = Limits.builder().recordsPerSync(recordsPerSync).build();
            return this;
        }

        Builder dataSource(DataSource dataSource) {
            this.dataSource = dataSource;
            return this;
        }

        Builder stateSchema(String stateSchema) {
            this.stateSchema = stateSchema;
            return this;
        }

        Builder onDuplicateIds(Model.DuplicateIds onDuplicateIds) {
            this.onDuplicateIds = onDuplicateIds;
            return this;
        }

        /** Goes on with the mapping of another rig, as a host does after a restart. */
        Builder after(Rig earlier) {
            this.mappingId = earlier.mappingId();
            this.destination = earlier.destination();
            return this;
        }

        Rig build() {
            FlakyAction action = new FlakyAction("send", destination, BATCH);
            Retl retl = Retl.builder()
                    .mapping(mapping(action))
                    .limits(limits)
                    .dialectProvider(scene.fixture().dialectProvider())
                    .build();
            Rig rig = new Rig(retl, mappingId, action);
            scene.add(rig);
            return rig;
        }

        private Mapping mapping(Action action) {
            Source source = Source.builder("shop")
                    .dataSource(dataSource)
                    .dialect(scene.fixture().dialectProvider().name())
                    .stateSchema(stateSchema)
                    .build();
            Model model = Model.builder("model")
                    .source(source)
                    .query(query)
                    .uniqueIdentifier(uniqueIdentifier)
                    .onDuplicateIds(onDuplicateIds)
                    .build();
            Mapping.Builder mapping = Mapping.builder(mappingId)
                    .model(model)
                    .destination(Destination.builder("crm").action(action).build())
                    .action(action.name())
                    .trigger(trigger.toArray(ChangeKind[]::new));
            columnsByField.forEach((field, name) -> mapping.field(field, column(name)));
            return mapping.build();
        }
    }
}
