package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.event.ProgressEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LineProgressTest {
    private final TestEnvironment environment = new TestEnvironment();
    private Duration now = Duration.ZERO;
    private final LineProgress progress = new LineProgress(new Console(environment, true), () -> now.toNanos());

    @Test
    void thereIsOneLineInTenSeconds() {
        progress.begin("m");
        answered(Duration.ofSeconds(9), 100);
        answered(Duration.ofSeconds(10), 200);
        answered(Duration.ofSeconds(11), 300);
        answered(Duration.ofMillis(19_999), 400);
        answered(Duration.ofSeconds(20), 1_234);

        assertThat(environment.noted()).isEqualTo("""
                m: started
                m: 200 of 1,500 records (13 %)
                m: 1,234 of 1,500 records (82 %)
                """);
        assertThat(environment.printed()).isEmpty();
    }

    @Test
    void everySyncBeginsAnew() {
        progress.begin("one");
        now = Duration.ofSeconds(10);
        progress.begin("two");
        answered(Duration.ofSeconds(19), 100);

        assertThat(environment.noted()).isEqualTo("one: started\ntwo: started\n");
    }

    private void answered(Duration time, long done) {
        now = time;
        progress.onProgress(new ProgressEvent("m", 1, done, 1_500));
    }
}
