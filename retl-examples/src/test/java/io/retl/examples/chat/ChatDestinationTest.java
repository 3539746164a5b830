package io.retl.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.retl.destination.http.HttpSender;
import io.retl.destination.http.Request;
import io.retl.destination.http.Url;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RequestPreview;
import io.retl.destination.spi.Settings;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How a destination is tested without an engine: against a server on this machine that answers by script, and with
 * mocks for failures that no server gives on demand.
 */
class ChatDestinationTest {
    private final DeliveryContext context =
            DeliveryContext.builder("chat", "customers-to-chat").build();

    @Test
    void changeBecomesAMessageInItsRoom() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.open()) {
            Action post = destination(server);

            DeliveryResult result = post.perform(delivery("sales/north", "Ada \"pays\""), context);
            post.close();

            assertThat(result).isSameAs(DeliveryResult.delivered());
            assertThat(server.onlyRequest()).hasToString("POST /rooms/sales%2Fnorth");
            assertThat(server.onlyRequest().text()).isEqualTo("{\"text\":\"Ada \\\"pays\\\"\"}");
            assertThat(server.onlyRequest().headers())
                    .containsEntry("authorization", "Bearer t0ken")
                    .containsEntry("idempotency-key", "message-1");
        }
    }

    @Test
    void refusedTokenStopsTheSyncAndIsNotShown() {
        try (ScriptedServer server = ScriptedServer.open()) {
            server.answer(ScriptedServerAnswer.status(401).body("unknown token t0ken"));
            Action post = destination(server);

            assertThatThrownBy(() -> post.perform(delivery("sales", "hello"), context))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageNotContaining("t0ken");
            post.close();
        }
    }

    @Test
    void addressOfTheToolIsAskedForAtOnce() {
        ChatDestinationProvider provider = new ChatDestinationProvider();
        Settings settings = Settings.complete(Map.of("token", "t0ken"), provider.settings());

        assertThatThrownBy(() -> provider.actions(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The URL is relative, and the setting 'baseUrl' has no value.");
    }

    /** An interruption at just this moment is a failure that a real server cannot produce. */
    @Test
    void interruptionIsPassedOnAndNotSentAgain() throws InterruptedException {
        HttpSender sender = mock(HttpSender.class);
        doThrow(InterruptedException.class).when(sender).exchange(any(Request.class));
        Action post = ChatDestinationProvider.post(sender, Url.of("https://chat.example.com/rooms"));

        assertThatThrownBy(() -> post.perform(delivery("sales", "hello"), context))
                .isInstanceOf(InterruptedException.class);

        verify(sender, times(1)).exchange(any(Request.class));
    }

    @Test
    void closingTheActionClosesTheSender() {
        HttpSender sender = mock(HttpSender.class);

        ChatDestinationProvider.post(sender, Url.of("https://chat.example.com/rooms"))
                .close();

        verify(sender).close();
    }

    @Test
    void previewSendsNothing() {
        HttpSender sender = mock(HttpSender.class);
        Action post = ChatDestinationProvider.post(sender, Url.of("https://chat.example.com/rooms"));

        List<RequestPreview> previews = post.preview(delivery("sales", "hello"), context);

        assertThat(previews)
                .containsExactly(new RequestPreview(
                        "POST https://chat.example.com/rooms/sales (content-type, Idempotency-Key)",
                        "{\"text\":\"hello\"}"));
        verifyNoInteractions(sender);
    }

    private static Action destination(ScriptedServer server) {
        ChatDestinationProvider provider = new ChatDestinationProvider();
        Map<String, String> values = Map.of("token", "t0ken", "baseUrl", server.url("/"));
        return provider.actions(Settings.complete(values, provider.settings())).get(0);
    }

    private static Delivery delivery(String room, String text) {
        Payload change = Payload.builder(ChangeKind.ADDED, "1")
                .messageId("message-1")
                .field("room", room)
                .field("text", text)
                .build();
        return new Delivery(List.of(change), 1);
    }
}
