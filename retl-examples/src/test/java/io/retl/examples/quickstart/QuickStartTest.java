package io.retl.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuickStartTest {
    @Test
    void secondSyncSendsOnlyWhatChanged() {
        var printed = new ByteArrayOutputStream();

        QuickStart.run(new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8)
                        .replaceAll("\\R", "\n")
                        .replaceAll("[0-9,]+ ms", "… ms"))
                .isEqualTo("""
                        A shop has three customers in its database. The CRM knows nobody yet.

                        First sync: customers-to-crm #1 SUCCEEDED: 3 added, 3 delivered in … ms
                          sent:
                            ADDED  1  ada@example.com  pro
                            ADDED  2  bob@example.com  free
                            ADDED  3  cem@example.com  free
                          the CRM now has:
                            1  ada@example.com  pro
                            2  bob@example.com  free
                            3  cem@example.com  free

                        The shop changes: dai signs up, bob moves to the plan 'pro', cem is deleted.

                        Second sync: customers-to-crm #2 SUCCEEDED: 1 added, 1 updated, 1 deleted, 3 delivered in … ms
                          sent:
                            UPDATED  2  bob@example.com  pro
                            DELETED  3
                            ADDED  4  dai@example.com  pro
                          the CRM now has:
                            1  ada@example.com  pro
                            2  bob@example.com  pro
                            4  dai@example.com  pro
                        """);
    }
}
