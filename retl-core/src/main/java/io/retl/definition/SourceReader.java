package io.retl.definition;

import io.retl.Secret;
import io.retl.Source;
import java.util.List;
import java.util.Optional;

/** Reads sources, and the control store, which is reached in the same way. */
final class SourceReader implements PartReader<Source> {
    static final List<String> KEYS = List.of(
            "id",
            "displayName",
            "jdbcUrl",
            "user",
            "password",
            "dialect",
            "stateSchema",
            "maxConcurrentSyncs",
            "statementTimeout");

    /** A URL that is right, for a source whose own is missing. */
    private static final String ANY_URL = "jdbc:none:";

    /** What of it is the connection. */
    static final List<String> CONNECTION_KEYS = List.of("jdbcUrl", "user", "password");

    @Override
    public String kind() {
        return "Source";
    }

    @Override
    public List<String> keys() {
        return KEYS;
    }

    @Override
    public Optional<Source> read(Keys keys, Optional<String> id) {
        Source.Builder source = Source.builder(Keys.idFor(id));
        boolean connection = readConnection(keys, source);
        keys.text("displayName").ifPresent(source::displayName);
        keys.text("dialect").ifPresent(source::dialect);
        keys.text("stateSchema").ifPresent(source::stateSchema);
        keys.integer("maxConcurrentSyncs").ifPresent(source::maxConcurrentSyncs);
        keys.duration("statementTimeout").ifPresent(source::statementTimeout);
        return keys.built(source::build).filter(built -> connection && id.isPresent());
    }

    /** The control store, which has no name in the file, but one in messages. */
    static Optional<Source> readControlStore(Keys keys) {
        Source.Builder source = Source.builder(Keys.idFor(Optional.empty()));
        boolean connection = readConnection(keys, source);
        return keys.built(source::build).filter(built -> connection).map(SourceReader::named);
    }

    private static Source named(Source unnamed) {
        Source.Builder source = Source.builder("control-store");
        unnamed.jdbcUrl().ifPresent(source::jdbcUrl);
        unnamed.user().ifPresent(source::user);
        unnamed.password().map(Secret::reveal).ifPresent(source::password);
        return source.build();
    }

    private static boolean readConnection(Keys keys, Source.Builder source) {
        Optional<String> jdbcUrl = keys.requiredText("jdbcUrl");
        source.jdbcUrl(jdbcUrl.orElse(ANY_URL));
        keys.text("user").ifPresent(source::user);
        keys.text("password").ifPresent(source::password);
        return jdbcUrl.isPresent();
    }

    /** A source that stands in for one that cannot be built. */
    static Source any() {
        return Source.builder("any").jdbcUrl(ANY_URL).build();
    }
}
