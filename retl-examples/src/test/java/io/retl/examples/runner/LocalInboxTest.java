package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LocalInboxTest {
    @Test
    void requestIsPrintedAndTaken() throws IOException, InterruptedException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        try (LocalInbox inbox = LocalInbox.open(0, new PrintStream(printed, true, StandardCharsets.UTF_8))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + inbox.port() + "/in"))
                    .POST(HttpRequest.BodyPublishers.ofString("[{\"id\":\"1\"}]"))
                    .build();
            HttpResponse<Void> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());

            assertThat(response.statusCode()).isEqualTo(200);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("POST /in", "[", "  {", "    \"id\": \"1\"", "  }", "]");
    }
}
