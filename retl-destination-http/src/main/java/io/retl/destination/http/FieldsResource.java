package io.retl.destination.http;

import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldDefinitions;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the fields of actions from JSON files beside the classes of a plug-in. Thread-safe: it has no state. */
public final class FieldsResource {
    private FieldsResource() {}

    /**
     * The fields that a file describes, in its order; as {@link FieldDefinitions} says.
     *
     * @param owner a class of the package that the file is in
     * @param name the name of the file, for example {@code sendTrack.json}
     * @throws IllegalArgumentException if there is no such file, or it is wrong; the message is a sentence
     */
    public static List<FieldDefinition> read(Class<?> owner, String name) {
        Objects.requireNonNull(name, "name");
        try (InputStream file = owner.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException(
                        "There is no file '" + name + "' in the package " + owner.getPackageName() + ".");
            }
            Object json = JsonReader.read(file.readAllBytes());
            if (!(json instanceof Map<?, ?> fields)) {
                throw new IllegalArgumentException("The file '" + name + "' holds no object.");
            }
            return FieldDefinitions.read(named(fields));
        } catch (IOException failure) {
            throw new IllegalArgumentException("The file '" + name + "' is no JSON.", failure);
        }
    }

    /**
     * The fields of several files, one after the other: those that actions share, then those of one.
     *
     * @param owner a class of the package that the files are in
     * @param names their names; a field of a later one takes the place of one of the same name
     * @throws IllegalArgumentException as {@link #read(Class, String)}
     */
    public static List<FieldDefinition> readAll(Class<?> owner, String... names) {
        Map<String, FieldDefinition> fields = new LinkedHashMap<>();
        for (String name : names) {
            read(owner, name).forEach(field -> fields.put(field.name(), field));
        }
        return List.copyOf(fields.values());
    }

    @SuppressWarnings("unchecked") // the reader makes text keys only
    private static Map<String, @Nullable Object> named(Map<?, ?> json) {
        return (Map<String, @Nullable Object>) json;
    }
}
