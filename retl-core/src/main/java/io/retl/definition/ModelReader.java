package io.retl.definition;

import io.retl.Model;
import io.retl.Source;
import io.retl.definition.JsonValue.JsonList;
import io.retl.definition.JsonValue.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads models. */
final class ModelReader implements PartReader<Model> {
    static final List<String> KEYS = List.of(
            "id",
            "displayName",
            "source",
            "query",
            "uniqueIdentifier",
            "timestampColumn",
            "overlap",
            "fullDiffEvery",
            "onDuplicateIds",
            "schedule");

    private static final Map<String, Model.DuplicateIds> DUPLICATE_IDS = new LinkedHashMap<>();

    static {
        for (Model.DuplicateIds way : Model.DuplicateIds.values()) {
            DUPLICATE_IDS.put(way.name().toLowerCase(Locale.ROOT), way);
        }
    }

    private final Parts<Source> sources;

    ModelReader(Parts<Source> sources) {
        this.sources = sources;
    }

    @Override
    public String kind() {
        return "Model";
    }

    @Override
    public List<String> keys() {
        return KEYS;
    }

    @Override
    public Optional<Model> read(Keys keys, Optional<String> id) {
        Optional<Source> source = sources.referred(keys, "source");
        Optional<String> query = keys.requiredText("query");
        Optional<List<String>> uniqueIdentifier = uniqueIdentifier(keys);
        Model.Builder model = Model.builder(Keys.idFor(id))
                .source(source.orElseGet(SourceReader::any))
                .query(query.orElse("SELECT 1"));
        List<String> names = uniqueIdentifier.orElse(List.of("id"));
        model.uniqueIdentifier(names.get(0), names.subList(1, names.size()).toArray(String[]::new));
        keys.text("displayName").ifPresent(model::displayName);
        readTimestamps(keys, model);
        keys.choice("onDuplicateIds", DUPLICATE_IDS, "is no way to treat duplicate ids. Use set_aside, trust or fail.")
                .ifPresent(model::onDuplicateIds);
        ScheduleReader.read(keys).ifPresent(model::schedule);
        boolean complete = id.isPresent() && source.isPresent() && query.isPresent() && uniqueIdentifier.isPresent();
        return keys.built(model::build).filter(built -> complete);
    }

    /** A name, or a list of them. */
    private static Optional<List<String>> uniqueIdentifier(Keys keys) {
        if (keys.find("uniqueIdentifier").filter(JsonList.class::isInstance).isEmpty()) {
            return keys.requiredText("uniqueIdentifier").map(List::of);
        }
        List<Values.Element> elements = keys.list("uniqueIdentifier").orElse(List.of());
        if (elements.isEmpty()) {
            keys.report("uniqueIdentifier", "the list is empty. Name the columns that identify a row together.");
        }
        List<String> names = new ArrayList<>();
        elements.forEach(
                element -> keys.values().text(element.value(), element.place()).ifPresent(names::add));
        return names.isEmpty() || names.size() < elements.size() ? Optional.empty() : Optional.of(names);
    }

    /** How often all rows are compared is a number, or never. */
    private static void readTimestamps(Keys keys, Model.Builder model) {
        keys.text("timestampColumn").ifPresent(model::timestampColumn);
        keys.duration("overlap").ifPresent(model::overlap);
        if (keys.find("fullDiffEvery").filter(JsonText.class::isInstance).isPresent()) {
            keys.choice("fullDiffEvery", Map.of("never", true), "is no number of syncs. Use a whole number, or never.")
                    .ifPresent(never -> model.fullDiffNever());
        } else {
            keys.integer("fullDiffEvery").ifPresent(model::fullDiffEvery);
        }
    }

    /** A model that stands in for one that cannot be built. */
    static Model any() {
        return Model.builder("any")
                .source(SourceReader.any())
                .query("SELECT 1")
                .uniqueIdentifier("id")
                .build();
    }
}
