package io.retl.definition;

import io.retl.Model;
import io.retl.Source;
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
        Optional<String> uniqueIdentifier = keys.requiredText("uniqueIdentifier");
        Model.Builder model = Model.builder(Keys.idFor(id))
                .source(source.orElseGet(SourceReader::any))
                .query(query.orElse("SELECT 1"))
                .uniqueIdentifier(uniqueIdentifier.orElse("id"));
        keys.text("displayName").ifPresent(model::displayName);
        keys.text("timestampColumn").ifPresent(model::timestampColumn);
        keys.choice("onDuplicateIds", DUPLICATE_IDS, "is no way to treat duplicate ids. Use set_aside, trust or fail.")
                .ifPresent(model::onDuplicateIds);
        ScheduleReader.read(keys).ifPresent(model::schedule);
        boolean complete = id.isPresent() && source.isPresent() && query.isPresent() && uniqueIdentifier.isPresent();
        return keys.built(model::build).filter(built -> complete);
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
