package io.retl.definition;

import io.retl.Destination;
import io.retl.definition.JsonValue.JsonNull;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads destinations. */
final class DestinationReader implements PartReader<Destination> {
    static final List<String> KEYS =
            List.of("id", "displayName", "type", "settings", "maxConcurrency", "retryPolicy", "rateLimit", "enabled");

    private static final String ANY_TYPE = "any";

    @Override
    public String kind() {
        return "Destination";
    }

    @Override
    public List<String> keys() {
        return KEYS;
    }

    @Override
    public Optional<Destination> read(Keys keys, Optional<String> id) {
        Optional<String> type = keys.requiredText("type");
        Destination.Builder destination = Destination.builder(Keys.idFor(id)).type(type.orElse(ANY_TYPE));
        keys.text("displayName").ifPresent(destination::displayName);
        keys.integer("maxConcurrency").ifPresent(destination::maxConcurrency);
        PaceReader.retryPolicy(keys).ifPresent(destination::retryPolicy);
        PaceReader.rateLimit(keys).ifPresent(limit -> destination.rateLimit(limit.requests(), limit.per()));
        if (!keys.truth("enabled").orElse(true)) {
            destination.disabled();
        }
        boolean settings = readSettings(keys, destination);
        return keys.built(destination::build).filter(built -> settings && type.isPresent() && id.isPresent());
    }

    /** Whether all of them could be read: a plug-in would miss the others, which is no mistake of the file. */
    private static boolean readSettings(Keys keys, Destination.Builder destination) {
        Optional<JsonValue> settings = keys.find("settings");
        if (settings.isEmpty()) {
            return true;
        }
        Place place = keys.place("settings");
        Values values = keys.values();
        return values.object(settings.get(), place)
                .map(object -> object.members().entrySet().stream()
                        .filter(member -> !(member.getValue().value() instanceof JsonNull))
                        .map(member -> readSetting(member, place, values, destination))
                        .reduce(true, Boolean::logicalAnd))
                .orElse(false);
    }

    private static boolean readSetting(
            Map.Entry<String, JsonValue.Member> member, Place place, Values values, Destination.Builder destination) {
        String name = member.getKey();
        Optional<String> value = values.setting(member.getValue().value(), place.member(name));
        value.ifPresent(text -> destination.setting(name, text));
        return value.isPresent();
    }

    /** A destination that stands in for one that cannot be built. */
    static Destination any() {
        return Destination.builder("any").type(ANY_TYPE).build();
    }
}
