package io.retl.it.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sources of the published modules, for what compiled classes no longer show. */
final class SourceFiles {
    private SourceFiles() {}

    static Path repositoryRoot() {
        var start = Path.of("").toAbsolutePath();
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve("retl-it")) && Files.exists(directory.resolve("LICENSE"))) {
                return directory;
            }
        }
        throw new IllegalStateException("'" + start + "' is not inside the repository.");
    }

    /** All but the testkit, which runs in builds only. */
    static List<Path> shipped() {
        return PublishedModule.all().stream()
                .filter(module -> !module.artifact().equals("retl-testkit"))
                .flatMap(module -> of(module).stream())
                .toList();
    }

    static List<Path> of(PublishedModule module) {
        var sources = repositoryRoot().resolve(module.artifact()).resolve("src/main/java");
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
