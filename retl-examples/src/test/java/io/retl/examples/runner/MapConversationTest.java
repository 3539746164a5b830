package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MapConversationTest {
    @Test
    @Timeout(30)
    void answerComesBeforeTheNextQuestion() throws Exception {
        PipedOutputStream questions = new PipedOutputStream();
        PipedInputStream answers = new PipedInputStream();
        TestEnvironment environment =
                new TestEnvironment().input(new PipedInputStream(questions)).output(new PipedOutputStream(answers));
        CompletableFuture<Integer> running = CompletableFuture.supplyAsync(() -> environment.run("map"));
        BufferedReader reader = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));

        ask(questions, "{\"mapping\": {\"a\": 1}}\n");
        assertThat(reader.readLine()).isEqualTo("{\"output\":{\"a\":1}}");
        ask(questions, "{\"mapping\": {\"a\": 2}}\n");
        assertThat(reader.readLine()).isEqualTo("{\"output\":{\"a\":2}}");
        questions.close();

        assertThat(running.get(20, TimeUnit.SECONDS)).isZero();
    }

    private static void ask(PipedOutputStream questions, String line) throws IOException {
        questions.write(line.getBytes(StandardCharsets.UTF_8));
        questions.flush();
    }
}
