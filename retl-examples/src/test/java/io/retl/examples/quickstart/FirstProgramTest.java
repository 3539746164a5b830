package io.retl.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstProgramTest {
    @Test
    void firstProgramDeliversEveryCustomerAndSaysSo() {
        PrintStream console = System.out;
        var printed = new ByteArrayOutputStream();
        Collection<Payload> inbox;

        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            inbox = FirstProgram.run();
        } finally {
            System.setOut(console);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .matches("customers-to-crm #1 SUCCEEDED: 3 added, 3 delivered in [0-9,]+ ms\\R");
        assertThat(inbox).extracting(Payload::changeKind).containsOnly(ChangeKind.ADDED);
        assertThat(inbox)
                .extracting(Payload::fields)
                .containsExactlyInAnyOrder(
                        Map.of("email", "ada@example.com", "traits", Map.of("plan", "pro", "origin", "shop")),
                        Map.of("email", "bob@example.com", "traits", Map.of("plan", "free", "origin", "shop")),
                        Map.of("email", "cem@example.com", "traits", Map.of("plan", "free", "origin", "shop")));
    }
}
