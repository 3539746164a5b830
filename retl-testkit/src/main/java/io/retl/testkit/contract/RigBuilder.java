package io.retl.testkit.contract;

import static io.retl.mapping.Expressions.column;

import io.retl.Destination;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.RetryPolicy;
import io.retl.Source;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.ChangeKind;
import io.retl.testkit.FlakyAction;
import io.retl.testkit.RecordingDestination;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Collects the parts of a rig; all triggers and the unique identifier {@code id} unless told otherwise. */
final class RigBuilder {
    private static final int BATCH = 100;

    /** One attempt per sync: what a sync does with an outcome is asked here, not how it is retried. */
    private static final RetryPolicy ONCE = RetryPolicy.builder()
            .attempts(1)
            .time(Duration.ZERO)
            .firstDelay(Duration.ofMillis(1))
            .maxDelay(Duration.ofMillis(1))
            .build();

    private final Scene scene;
    private final String query;
    private final Map<String, String> columnsByField = new LinkedHashMap<>();
    private String mappingId;
    private List<String> uniqueIdentifier = List.of("id");
    private Set<ChangeKind> trigger = EnumSet.allOf(ChangeKind.class);
    private Limits limits = Limits.builder().build();
    private DataSource dataSource;
    private String stateSchema;
    private Model.DuplicateIds onDuplicateIds = Model.DuplicateIds.SET_ASIDE;
    private Mapping.OnSchemaChange onSchemaChange = Mapping.OnSchemaChange.RESEND;
    private Mapping.ChecksumOver checksumOver = Mapping.ChecksumOver.ALL_COLUMNS;
    private UnaryOperator<Model.Builder> more = model -> model;
    private RecordingDestination destination = new RecordingDestination();
    private boolean planned = true;

    RigBuilder(Scene scene, String mappingId, String query) {
        this.scene = scene;
        this.mappingId = mappingId;
        this.query = query;
        this.dataSource = scene.dataSource();
        this.stateSchema = scene.stateSchema();
    }

    /** Maps each column onto a field of its name. */
    RigBuilder columns(String... names) {
        return columns(Arrays.asList(names));
    }

    RigBuilder columns(List<String> names) {
        names.forEach(name -> columnsByField.put(name, name));
        return this;
    }

    /** Maps a column onto a field of another name. */
    RigBuilder field(String field, String column) {
        columnsByField.put(field, column);
        return this;
    }

    RigBuilder mappingId(String mappingId) {
        this.mappingId = mappingId;
        return this;
    }

    RigBuilder uniqueIdentifier(String... names) {
        this.uniqueIdentifier = List.of(names);
        return this;
    }

    RigBuilder trigger(ChangeKind... kinds) {
        return trigger(Set.of(kinds));
    }

    RigBuilder trigger(Set<ChangeKind> kinds) {
        this.trigger = kinds;
        return this;
    }

    RigBuilder recordsPerSync(long recordsPerSync) {
        return limits(Limits.builder().recordsPerSync(recordsPerSync).build());
    }

    RigBuilder limits(Limits limits) {
        this.limits = limits;
        return this;
    }

    /** For a model that changes between two looks at it, whose plan promises nothing. */
    RigBuilder unplanned() {
        this.planned = false;
        return this;
    }

    RigBuilder dataSource(DataSource dataSource) {
        this.dataSource = dataSource;
        return this;
    }

    RigBuilder stateSchema(String stateSchema) {
        this.stateSchema = stateSchema;
        return this;
    }

    RigBuilder onDuplicateIds(Model.DuplicateIds onDuplicateIds) {
        this.onDuplicateIds = onDuplicateIds;
        return this;
    }

    RigBuilder onSchemaChange(Mapping.OnSchemaChange onSchemaChange) {
        this.onSchemaChange = onSchemaChange;
        return this;
    }

    RigBuilder checksumOver(Mapping.ChecksumOver checksumOver) {
        this.checksumOver = checksumOver;
        return this;
    }

    /** Says more of the model. */
    RigBuilder model(UnaryOperator<Model.Builder> model) {
        this.more = model;
        return this;
    }

    /** Goes on with the mapping of another rig, as a host does after a restart. */
    RigBuilder after(Rig earlier) {
        this.mappingId = earlier.mappingId();
        this.destination = earlier.destination();
        return this;
    }

    Rig build() {
        FlakyAction action = new FlakyAction("send", destination, BATCH);
        Retl.Builder retl = Retl.builder()
                .mapping(mapping(action))
                .limits(limits)
                .dialectProvider(scene.fixture().dialectProvider());
        scene.controlStore().ifPresent(retl::controlStore);
        Rig rig = new Rig(retl.build(), mappingId, action, planned);
        scene.add(rig);
        return rig;
    }

    private Mapping mapping(Action action) {
        Source source = Source.builder("shop")
                .dataSource(dataSource)
                .dialect(scene.fixture().dialectProvider().name())
                .stateSchema(stateSchema)
                .build();
        Model model = more.apply(Model.builder("model"))
                .source(source)
                .query(query)
                .uniqueIdentifier(
                        uniqueIdentifier.get(0),
                        uniqueIdentifier.subList(1, uniqueIdentifier.size()).toArray(String[]::new))
                .onDuplicateIds(onDuplicateIds)
                .build();
        Mapping.Builder mapping = Mapping.builder(mappingId)
                .model(model)
                .destination(Destination.builder("crm")
                        .action(action)
                        .retryPolicy(ONCE)
                        .build())
                .action(action.name())
                .onSchemaChange(onSchemaChange)
                .checksumOver(checksumOver)
                .trigger(trigger.toArray(ChangeKind[]::new));
        columnsByField.forEach((field, name) -> mapping.field(field, column(name)));
        return mapping.build();
    }
}
