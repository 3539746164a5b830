package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.DestinationConfigurationException;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectIsNotFollowedAndCredentialsStay(int status) {
        try (ScriptedServer first = ScriptedServer.open();
                ScriptedServer second = ScriptedServer.open();
                HttpSender sender = HttpSender.builder(Sending.settings(Map.of()))
                        .authentication(Authentication.bearer("t0ken"))
                        .build()) {
            first.answer(ScriptedServerAnswer.status(status).header("location", second.url("/login?next=secret")));

            assertThatThrownBy(() -> sender.send(Sending.post(first.url("/in"))))
                    .isInstanceOf(DestinationConfigurationException.class)
                    .hasMessage("POST " + first.url("/in") + " answered " + status
                            + ", a redirect to the host '127.0.0.1' that is not followed. Write the final address.");

            assertThat(first.onlyRequest().header("authorization")).contains("Bearer t0ken");
            assertThat(second.connections()).isZero();
        }
    }

    @Test
    void relativeOrMalformedTargetIsNotNamed() {
        try (ScriptedServer server = ScriptedServer.open();
                HttpSender sender = Sending.sender()) {
            server.answer(
                    ScriptedServerAnswer.status(302).header("location", "/elsewhere"),
                    ScriptedServerAnswer.status(302).header("location", "https://user:pw@host/"));

            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> sender.send(Sending.post(server.url("/in"))))
                        .hasMessage("POST " + server.url("/in")
                                + " answered 302, a redirect that is not followed. Write the final address.");
            }
        }
    }
}
