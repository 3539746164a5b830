package io.retl.definition;

import io.retl.Destination;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a whole file. */
final class DefinitionsReader {
    static final List<String> KEYS =
            List.of("controlStore", "sources", "models", "destinations", "mappings", "limits", "lease");

    private DefinitionsReader() {}

    /**
     * What the file defines.
     *
     * @throws io.retl.ConfigurationException if it cannot be read as a JSON object
     */
    static Definitions read(Path path, Function<String, @Nullable String> variables) {
        DefinitionFile file = DefinitionFile.read(path);
        Findings findings = new Findings();
        JsonValue.JsonObject root = JsonTree.read(file, findings);
        Environment environment = new Environment(variables, findings);
        Keys top = new Keys(root, Place.ROOT, KEYS, new Values(findings, environment));

        Parts<Source> sources = Parts.read(top, "sources", new SourceReader());
        Parts<Model> models = Parts.read(top, "models", new ModelReader(sources));
        Parts<Destination> destinations = Parts.read(top, "destinations", new DestinationReader());
        Parts<Mapping> mappings = Parts.read(top, "mappings", new MappingReader(models, destinations));
        Optional<Limits> limits = LimitsReader.read(top);
        Optional<Source> controlStore =
                top.nested("controlStore", SourceReader.CONNECTION_KEYS).flatMap(SourceReader::readControlStore);
        Optional<Duration> lease = lease(top);

        Lines lines = new Lines(file.text());
        Map<String, Position> positions = new HashMap<>();
        Stream.of(sources.offsets(), models.offsets(), destinations.offsets(), mappings.offsets())
                .forEach(offsets -> offsets.forEach((name, offset) -> positions.put(name, lines.position(offset))));
        Report report = new Report(
                file.name(), lines.position(root.offset()), positions, new Masks(environment.used()), findings, lines);
        return new Definitions(
                sources.built(),
                models.built(),
                destinations.built(),
                mappings.built(),
                new Definitions.Settings(
                        limits, controlStore, top.find("controlStore").isPresent(), lease),
                report);
    }

    private static Optional<Duration> lease(Keys top) {
        Optional<Duration> lease = top.duration("lease");
        if (lease.isPresent() && lease.get().compareTo(Retl.MIN_LEASE) < 0) {
            top.report(
                    "lease",
                    top.shown("lease")
                            + " is too short; a lease is at least 2 seconds. Write it as, for example, PT30S.");
            return Optional.empty();
        }
        return lease;
    }
}
