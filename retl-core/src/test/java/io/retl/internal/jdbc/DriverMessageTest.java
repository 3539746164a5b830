package io.retl.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
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
    void messagesOfADriverWithoutStatesAreJudgedByTheirFirstWords() {
        assertThat(of("Conversion Error: Could not convert string 'secret' to INT32", null))
                .doesNotContain("secret");
        assertThat(of("Constraint Error: Duplicate key \"email: secret\" violates primary key constraint", null))
                .doesNotContain("secret");
        assertThat(of("Invalid Input Error: Could not parse string \"secret\"", null))
                .doesNotContain("secret");
        assertThat(of("Out of Range Error: Overflow in addition of INT64 (1234567 + 1)!", null))
                .doesNotContain("1234567");
        assertThat(of("Catalog Error: Table with name people does not exist!", null))
                .isEqualTo("Catalog Error: Table with name people does not exist!");
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

    private static String of(String message, @Nullable String state) {
        return DriverMessage.of(new SQLException(message, state));
    }
}
