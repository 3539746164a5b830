package io.retl.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DriverMessageTest {
    @Test
    void messageAboutAMissingTableIsShown() {
        assertThat(of("relation \"people\" does not exist", "42P01")).isEqualTo("relation \"people\" does not exist");
    }

    @Test
    void messagesThatQuoteValuesAreHidden() {
        assertThat(of("invalid input syntax for type integer: \"secret\"", "22P02"))
                .doesNotContain("secret");
        assertThat(of("Key (email)=(secret) already exists", "23505")).doesNotContain("secret");
        assertThat(of("bad value secret", "45000")).doesNotContain("secret");
        assertThat(of("raised secret", "P0001")).doesNotContain("secret");
    }

    @Test
    void statementAndUrlAreCutOff() {
        assertThat(of("Table \"T\" not found; SQL statement: SELECT 'secret'", "42S02"))
                .isEqualTo("Table \"T\" not found");
        assertThat(of("No suitable driver found for jdbc:x://h/db?password=secret", "08001"))
                .doesNotContain("secret");
    }

    @Test
    void onlyTheFirstLineIsShownAndNoControlCharacter() {
        assertThat(of("one\u001b[31m\ntwo", "42000")).isEqualTo("one [31m");
    }

    private static String of(String message, String state) {
        return DriverMessage.of(new SQLException(message, state));
    }
}
