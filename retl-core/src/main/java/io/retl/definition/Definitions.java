package io.retl.definition;

import io.retl.ConfigurationException;
import io.retl.Destination;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Problem;
import io.retl.Retl;
import io.retl.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sources, models, destinations and mappings that a JSON file defines, with the keys that the builders have as methods;
 * {@code docs/definitions.md} lists them. Immutable and thread-safe.
 *
 * <p>In any text of the file, <code>${env:NAME}</code> stands for the environment variable {@code NAME}. What it holds is
 * shown in no message.
 */
public final class Definitions {
    private final List<Source> sources;
    private final List<Model> models;
    private final List<Destination> destinations;
    private final List<Mapping> mappings;
    private final Settings settings;
    private final Report report;

    /**
     * What there is once.
     *
     * @param namesControlStore whether the file has a control store, even one that cannot be read
     */
    record Settings(
            Optional<Limits> limits,
            Optional<Source> controlStore,
            boolean namesControlStore,
            Optional<Duration> lease) {}

    Definitions(
            List<Source> sources,
            List<Model> models,
            List<Destination> destinations,
            List<Mapping> mappings,
            Settings settings,
            Report report) {
        this.sources = sources;
        this.models = models;
        this.destinations = destinations;
        this.mappings = mappings;
        this.settings = settings;
        this.report = report;
    }

    /**
     * Reads a file, with the variables of this process. What is wrong with the definitions is kept for {@link #build()},
     * which finds the rest.
     *
     * @param file UTF-8, at most 16 MiB
     * @throws ConfigurationException if the file cannot be read, is too large or does not hold one JSON object
     */
    public static Definitions read(Path file) {
        return read(file, System::getenv);
    }

    /**
     * Reads a file, with variables of the caller's choice, for example from a store of secrets.
     *
     * @param file UTF-8, at most 16 MiB
     * @param environment the value of a variable by its name; null if it is not set
     * @throws ConfigurationException if the file cannot be read, is too large or does not hold one JSON object
     */
    public static Definitions read(Path file, Function<String, @Nullable String> environment) {
        return DefinitionsReader.read(
                Objects.requireNonNull(file, "file"), Objects.requireNonNull(environment, "environment"));
    }

    /** The sources that could be built, in the order of the file. */
    public List<Source> sources() {
        return sources;
    }

    /** The models that could be built, in the order of the file. */
    public List<Model> models() {
        return models;
    }

    /** The destinations that could be built, in the order of the file. */
    public List<Destination> destinations() {
        return destinations;
    }

    /** The mappings that could be built, in the order of the file. */
    public List<Mapping> mappings() {
        return mappings;
    }

    /** The limits; the defaults where the file has none. */
    public Limits limits() {
        return settings.limits().orElseGet(() -> Limits.builder().build());
    }

    /** Where leases, progress and history are kept; empty where the file leaves that to the only source. */
    public Optional<Source> controlStore() {
        return settings.controlStore();
    }

    /**
     * What is wrong with the file itself, in its order; {@link #build()} finds more, for example that a destination has no
     * such action. While there is any, the definitions may lack what could not be read.
     */
    public List<Problem> problems() {
        return report.problems();
    }

    /**
     * Makes a {@link Retl} of everything in the file.
     *
     * @throws ConfigurationException with every problem of the file and every one that {@link Retl.Builder#build()} finds,
     *     each with its line and column
     */
    public Retl build() {
        return build(builder -> {});
    }

    /**
     * Makes a {@link Retl} of everything in the file and of what the caller adds.
     *
     * @param more adds what a file cannot hold: an executor, plug-ins, listeners
     * @throws ConfigurationException with every problem of the file and every one that {@link Retl.Builder#build()} finds,
     *     each with its line and column
     */
    public Retl build(Consumer<Retl.Builder> more) {
        Objects.requireNonNull(more, "more");
        Retl.Builder builder = Retl.builder();
        sources.forEach(builder::source);
        models.forEach(builder::model);
        destinations.forEach(builder::destination);
        mappings.forEach(builder::mapping);
        if (settings.namesControlStore()) {
            builder.controlStore(settings.controlStore().orElseGet(SourceReader::any));
        }
        settings.limits().ifPresent(builder::limits);
        settings.lease().ifPresent(builder::lease);
        more.accept(builder);
        Retl retl = build(builder);
        List<Problem> problems = problems();
        if (!problems.isEmpty()) {
            retl.close();
            throw new ConfigurationException(problems);
        }
        return retl;
    }

    private Retl build(Retl.Builder builder) {
        try {
            return builder.build();
        } catch (ConfigurationException refused) {
            throw new ConfigurationException(report.with(refused.problems()));
        }
    }

    /** How many of each there are. */
    @Override
    public String toString() {
        return "Definitions[sources=" + sources.size() + ", models=" + models.size() + ", destinations="
                + destinations.size() + ", mappings=" + mappings.size() + ", problems="
                + problems().size() + "]";
    }
}
