package io.retl.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be read at all, and where the rest is said to be wrong. */
class DefinitionTextTest {
    private static final String NO_JSON =
            ": the text is no JSON here. Look for a comma, quote or bracket that is missing or too much.";
    private static final String TOO_EARLY = ": the text ends too early: a quote, bracket or brace is not closed.";

    private static String unknownKey(String position) {
        return "retl.json:" + position + ": there is no key 'x'. The keys are controlStore, sources, models,"
                + " destinations, mappings, limits, lease.";
    }

    @Test
    void columnsAreCountedInCodePointsFromOne() {
        assertThat(Texts.problems("{\"x\":1}")).containsExactly(unknownKey("1:2"));
        assertThat(Texts.problems("{\"lease\":null,\"sources\":[],   \"x\":1}")).containsExactly(unknownKey("1:31"));
        assertThat(Texts.read("{\"controlStore\":{\"jdbcUrl\":\"jdbc:ä€😀:\"},\"x\":1}")
                        .problems())
                .last()
                .hasToString(unknownKey("1:41"));
    }

    @Test
    void linesEndAsOnAnySystem() {
        assertThat(Texts.problems("{\n \"x\":1}")).containsExactly(unknownKey("2:2"));
        assertThat(Texts.problems("{\r\n\r\n \"x\":1}")).containsExactly(unknownKey("3:2"));
        assertThat(Texts.problems("{\r\r \"x\":1}")).containsExactly(unknownKey("3:2"));
    }

    @Test
    void byteOrderMarkIsNoColumn() {
        assertThat(Texts.problems("\uFEFF{\"x\":1}")).containsExactly(unknownKey("1:2"));
    }

    @Test
    void valueIsWhereItBegins() {
        assertThat(Texts.problems("{\"limits\": {\n  \"columns\" :\n   \"7\"}}"))
                .containsExactly("retl.json:3:4: limits.columns: expected a whole number, found text.");
        assertThat(Texts.problems("{\"sources\": [ {}]}")).first().asString().startsWith("retl.json:1:15: ");
        assertThat(Texts.problems("{\"lease\": -1.5}")).first().asString().startsWith("retl.json:1:11: ");
    }

    @Test
    void brokenSyntaxIsReportedWhereItBreaks() {
        Texts.assertRefused("{\"lease\":1\n \"x\":2}", "retl.json:2:2" + NO_JSON);
        Texts.assertRefused("{\"lease\":1,}", "retl.json:1:12" + NO_JSON);
        Texts.assertRefused("{\"lease\":[1 2]}", "retl.json:1:13" + NO_JSON);
        Texts.assertRefused("{\"lease\":nul}", "retl.json:1:10" + NO_JSON);
        Texts.assertRefused("{lease:1}", "retl.json:1:2" + NO_JSON);
        Texts.assertRefused("{'lease':1}", "retl.json:1:2" + NO_JSON);
        Texts.assertRefused("{\"lease\":\"a\tb\"}", "retl.json:1:12" + NO_JSON);
        Texts.assertRefused("{\"lease\":01}", "retl.json:1:11" + NO_JSON);
        Texts.assertRefused("{} // comment", "retl.json:1:4" + NO_JSON);
        Texts.assertRefused("{\"lease\":NaN}", "retl.json:1:13" + NO_JSON);
        Texts.assertRefused("{\"lease\":Infinity}", "retl.json:1:18" + NO_JSON);
    }

    @Test
    void cutTextIsReportedAtItsEnd() {
        Texts.assertRefused("{\"lease\":\n[1", "retl.json:2:3" + TOO_EARLY);
        Texts.assertRefused("{\"lease\":\"PT", "retl.json:1:13" + TOO_EARLY);
        Texts.assertRefused("{", "retl.json:1:2" + TOO_EARLY);
    }

    @Test
    void anythingButOneObjectIsRefused() {
        Texts.assertRefused("", "retl.json:1:1: the file is empty; expected an object.");
        Texts.assertRefused(" \n ", "retl.json:1:1: the file is empty; expected an object.");
        Texts.assertRefused(" []", "retl.json:1:2: expected an object, found a list.");
        Texts.assertRefused("7", "retl.json:1:1: expected an object, found a number.");
        Texts.assertRefused("{} {}", "retl.json:1:4: the object has ended before this; nothing may follow it.");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWhereTheyAre() {
        byte[] latin = "{\"lease\":\n \"ä\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] cut = Arrays.copyOf("{\"€".getBytes(StandardCharsets.UTF_8), 4);

        Texts.assertRefused(latin, "retl.json:2:3: the bytes here are not UTF-8. Save the file as UTF-8.");
        Texts.assertRefused(cut, "retl.json:1:3: the bytes here are not UTF-8. Save the file as UTF-8.");
        Texts.assertRefused(
                "{}".getBytes(StandardCharsets.UTF_16),
                "retl.json:1:1: the bytes here are not UTF-8. Save the file as UTF-8.");
    }

    @Test
    void halfOfACharacterIsRefused() {
        String half = "the text has half of a surrogate pair. Write both escapes, or the character.";

        assertThat(Texts.problems("{\"x\":\"\\ud83d\\ude00\"}")).containsExactly(unknownKey("1:2"));
        Texts.assertRefused("{\"x\":\"a\\ud83d\"}", "retl.json:1:6: " + half);
        Texts.assertRefused("{\"x\":\"\\ude00\\ud83d\"}", "retl.json:1:6: " + half);
        Texts.assertRefused("{\"\\ud83d x\":1}", "retl.json:1:9" + NO_JSON);
    }

    @Test
    void keysWithOneHashAreTaken() {
        StringBuilder keys = new StringBuilder();
        for (int number = 0; number < 1 << 14; number++) {
            keys.append('"');
            for (int bit = 0; bit < 14; bit++) {
                keys.append((number >> bit & 1) == 0 ? "Ab" : "BA"); // the parser has one hash for both
            }
            keys.append("\":0,");
        }

        assertThat(Texts.problems("{" + keys + "\"lease\":null}")).hasSize(1_001);
    }

    @Test
    void nestingOf64IsTakenAndOneMoreIsNot() {
        String prefix = "{\"x\":";

        assertThat(Texts.problems(prefix + "[".repeat(63) + "]".repeat(63) + "}"))
                .containsExactly(unknownKey("1:2"));
        Texts.assertRefused(
                prefix + "[".repeat(64) + "]".repeat(64) + "}",
                "retl.json:1:69: lists and objects nest at most 64 deep; this is deeper.");
        Texts.assertRefused(
                prefix + "[".repeat(1_000_000),
                "retl.json:1:69: lists and objects nest at most 64 deep; this is deeper.");
    }

    @Test
    void numberOfAThousandCharactersIsTakenAndOneMoreIsNot() {
        assertThat(Texts.problems("{\"x\":" + "9".repeat(1_000) + "}")).containsExactly(unknownKey("1:2"));
        assertThatThrownBy(() -> Texts.problems("{\"x\":" + "9".repeat(1_001) + "}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageMatching("retl.json:1:\\d+: a number has at most 1000 characters; this one has more\\.");
    }

    @Test
    void exponentOfAThousandIsTakenAndOneMoreIsNot() {
        String tooLarge = "retl.json:1:6: the exponent of a number is at most 1000; this one is more.";

        assertThat(Texts.problems("{\"x\":1e1000}")).containsExactly(unknownKey("1:2"));
        assertThat(Texts.problems("{\"x\":1e-1000}")).containsExactly(unknownKey("1:2"));
        Texts.assertRefused("{\"x\":1e1001}", tooLarge);
        Texts.assertRefused("{\"x\":1e-1001}", tooLarge);
        Texts.assertRefused("{\"x\":1e99999999999}", tooLarge);
    }

    @Test
    void fileOf16MiBIsTakenAndOneByteMoreIsNot() {
        byte[] content = new byte[16 * 1024 * 1024 + 1];
        Arrays.fill(content, (byte) ' ');
        content[0] = '{';
        content[1] = '}';

        assertThat(Texts.read(Arrays.copyOf(content, content.length - 1), Map.of())
                        .problems())
                .isEmpty();
        Texts.assertRefused(content, "retl.json: the file has more than 16777216 bytes, which is the limit.");
    }

    @Test
    void fileThatCannotBeReadIsNamedWithoutItsFolder(@TempDir Path folder) throws IOException {
        Path directory = Files.createDirectory(folder.resolve("folder.json"));

        assertThatThrownBy(() -> Definitions.read(folder.resolve("missing.json")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("missing.json: there is no such file.");
        assertThatThrownBy(() -> Definitions.read(directory))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("folder.json: the file cannot be read (IOException).");
    }
}
