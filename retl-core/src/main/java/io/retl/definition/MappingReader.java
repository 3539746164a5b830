package io.retl.definition;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.definition.JsonValue.JsonObject;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.SyncMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads mappings. */
final class MappingReader implements PartReader<Mapping> {
    static final List<String> KEYS = List.of(
            "id",
            "displayName",
            "model",
            "destination",
            "action",
            "trigger",
            "schedule",
            "fields",
            "presetFields",
            "syncMode",
            "matchingKey",
            "hookOutputs",
            "onSchemaChange",
            "checksumOver",
            "enabled");

    private static final Map<String, SyncMode> SYNC_MODES = words(SyncMode.values());
    private static final Map<String, Mapping.OnSchemaChange> SCHEMA_CHANGES = words(Mapping.OnSchemaChange.values());
    private static final Map<String, Mapping.ChecksumOver> CHECKSUMS = words(Mapping.ChecksumOver.values());

    private static <E extends Enum<E>> Map<String, E> words(E[] constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        return words;
    }

    private final Parts<Model> models;
    private final Parts<Destination> destinations;

    MappingReader(Parts<Model> models, Parts<Destination> destinations) {
        this.models = models;
        this.destinations = destinations;
    }

    @Override
    public String kind() {
        return "Mapping";
    }

    @Override
    public List<String> keys() {
        return KEYS;
    }

    @Override
    public Optional<Mapping> read(Keys keys, Optional<String> id) {
        Optional<Model> model = models.referred(keys, "model");
        Optional<Destination> destination = destinations.referred(keys, "destination");
        Optional<String> action = keys.requiredText("action");
        Mapping.Builder mapping = Mapping.builder(Keys.idFor(id))
                .model(model.orElseGet(ModelReader::any))
                .destination(destination.orElseGet(DestinationReader::any))
                .action(action.orElse("any"));
        keys.text("displayName").ifPresent(mapping::displayName);
        TriggerReader.read(keys).ifPresent(kinds -> mapping.trigger(kinds.toArray(ChangeKind[]::new)));
        ScheduleReader.read(keys).ifPresent(mapping::schedule);
        boolean fields = FieldsReader.read(keys, mapping);
        if (keys.truth("presetFields").orElse(false)) {
            mapping.presetFields();
        }
        keys.choice(
                        "syncMode",
                        SYNC_MODES,
                        "is no sync mode. Use one of " + String.join(", ", SYNC_MODES.keySet()) + ".")
                .ifPresent(mapping::syncMode);
        keys.text("matchingKey").ifPresent(mapping::matchingKey);
        keys.object("hookOutputs").ifPresent(hooks -> hookOutputs(keys, hooks, mapping));
        keys.choice("onSchemaChange", SCHEMA_CHANGES, "is no way to treat a change of columns. Use resend or rebase.")
                .ifPresent(mapping::onSchemaChange);
        keys.choice("checksumOver", CHECKSUMS, "is no choice of columns. Use all_columns or mapped_columns.")
                .ifPresent(mapping::checksumOver);
        if (!keys.truth("enabled").orElse(true)) {
            mapping.disabled();
        }
        boolean complete =
                id.isPresent() && model.isPresent() && destination.isPresent() && action.isPresent() && fields;
        return keys.built(mapping::build).filter(built -> complete);
    }

    private static void hookOutputs(Keys keys, JsonObject hooks, Mapping.Builder mapping) {
        Place place = keys.place("hookOutputs");
        hooks.members()
                .forEach((hook, member) -> keys.values()
                        .object(member.value(), place.member(hook))
                        .flatMap(outputs -> FieldsReader.members(keys, outputs, place.member(hook)))
                        .ifPresent(outputs -> mapping.hookOutputs(hook, outputs)));
    }
}
