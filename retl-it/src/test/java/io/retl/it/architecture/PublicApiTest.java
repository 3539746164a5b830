package io.retl.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A changed signature shows up in the review of the change, because the committed file has to change with it. */
class PublicApiTest {
    private static final String HOW_TO_WRITE = "mvn -pl retl-it -am test -Dtest=PublicApiTest -Dapi.write=true"
            + " -Dsurefire.failIfNoSpecifiedTests=false";

    private final Path files = SourceFiles.repositoryRoot().resolve("api");

    @TestFactory
    Stream<DynamicTest> publicApiIsTheCommittedOne() {
        return PublishedModule.all().stream()
                .map(module -> DynamicTest.dynamicTest(module.artifact(), () -> compareOrWrite(module)));
    }

    @Test
    void everyCommittedFileBelongsToAPublishedModule() throws IOException {
        Set<String> modules = PublishedModule.all().stream()
                .map(module -> module.artifact() + ".txt")
                .collect(Collectors.toSet());

        try (var committed = Files.list(files)) {
            assertThat(committed.map(file -> file.getFileName().toString()))
                    .as("files of modules that are no longer published must be deleted")
                    .isSubsetOf(modules);
        }
    }

    private void compareOrWrite(PublishedModule module) throws IOException {
        var file = files.resolve(module.artifact() + ".txt");
        var actual = PublicApi.of(module);
        if (Boolean.getBoolean("api.write")) {
            Files.createDirectories(files);
            Files.writeString(file, String.join("\n", actual) + "\n");
            return;
        }

        SortedSet<String> committed = Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : new TreeSet<>();
        if (!actual.equals(committed)) {
            fail("The public API of " + module.artifact() + " is not what api/" + module.artifact() + ".txt says.\n"
                    + diff(module.artifact(), committed, actual)
                    + "If the change is wanted, write the file anew and commit it with the change:\n  " + HOW_TO_WRITE);
        }
    }

    private static String diff(String artifact, SortedSet<String> committed, SortedSet<String> actual) {
        var all = new TreeSet<>(committed);
        all.addAll(actual);
        var diff = new StringBuilder("--- api/" + artifact + ".txt\n+++ the compiled classes\n");
        for (String line : all) {
            if (!actual.contains(line)) {
                diff.append("- ").append(line).append('\n');
            } else if (!committed.contains(line)) {
                diff.append("+ ").append(line).append('\n');
            }
        }
        return diff.toString();
    }
}
