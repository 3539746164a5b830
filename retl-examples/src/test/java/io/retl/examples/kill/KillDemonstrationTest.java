package io.retl.examples.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KillDemonstrationTest {
    private static final Pattern SUMMARY =
            Pattern.compile("The CRM has 3,000 contacts; (\\d+) arrived twice, 0 under another message id\\.");

    @Test
    @Timeout(120)
    void killedSyncLosesNothingAndRepeatsAtMostOneWindow(@TempDir Path directory) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        KillDemonstration.run(directory, new PrintStream(printed, true, StandardCharsets.UTF_8));

        String log = printed.toString(StandardCharsets.UTF_8);
        Matcher summary = SUMMARY.matcher(log);
        assertThat(summary.find()).as(log).isTrue();
        assertThat(Integer.parseInt(summary.group(1))).isBetween(50, 500);
        assertThat(log)
                .contains("kill -9 while request 24 was unanswered: the sync is dead, exit code 137.")
                .endsWith("One more sync sent 0 requests." + System.lineSeparator());
    }
}
