package io.retl.examples.runner;

import io.retl.ConfigurationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import picocli.CommandLine.Option;

/** Asks a person before something that cannot be taken back; a script says yes beforehand. */
final class Confirmation {
    @Option(
            names = {"-y", "--yes"},
            description = "Do it without asking; needed where nobody can be asked.")
    private boolean yes;

    /**
     * Whether it may be done.
     *
     * @param consequence what will happen, as a sentence
     * @throws ConfigurationException if nobody can be asked
     */
    boolean isGiven(Environment environment, Console console, String consequence) {
        if (yes) {
            return true;
        }
        if (!environment.inputIsTerminal()) {
            throw new ConfigurationException(consequence + " Add --yes to do it without a question.");
        }
        console.note(consequence);
        console.note("Type 'yes' to go on:");
        try {
            BufferedReader answers = new BufferedReader(new InputStreamReader(environment.in(), environment.charset()));
            if ("yes".equals(answers.readLine())) {
                return true;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        console.note("Nothing was done.");
        return false;
    }
}
