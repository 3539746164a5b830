package io.retl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a page shows is what compiles and runs here. */
class DocumentedCodeTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    @Test
    void codeOfEveryPageIsCopiedFromTheExamples() throws IOException {
        StringBuilder examples = new StringBuilder();
        for (Path source : files(PROJECT.resolve("retl-examples").resolve("src"), ".java")) {
            examples.append(joined(Files.readString(source)));
        }
        List<Path> pages = files(PROJECT.resolve("docs"), ".md");
        pages.add(PROJECT.resolve("README.md"));

        List<String> blocks = new ArrayList<>();
        for (Path page : pages) {
            Matcher block = JAVA_BLOCK.matcher(Files.readString(page));
            while (block.find()) {
                blocks.add(joined(block.group(1)));
            }
        }

        assertThat(blocks).isNotEmpty();
        assertThat(blocks).filteredOn(block -> examples.indexOf(block) < 0).isEmpty();
    }

    private static List<Path> files(Path directory, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(suffix)).toList());
        }
    }

    /** Without indentation and line ends. */
    private static String joined(String code) {
        return code.replaceAll("\\s+", "");
    }
}
