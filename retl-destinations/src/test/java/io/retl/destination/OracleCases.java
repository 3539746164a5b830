package io.retl.destination;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.DestinationProvider;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * Recorded calls of one action, one JSON document in each line of a compressed file. A document says what another
 * implementation of the same destination was handed, which requests it sent, what was answered, and what it said of each record:
 *
 * <ul>
 *   <li>{@code id}; {@code settings}, {@code auth} (settings, too);
 *   <li>{@code mode}: {@code single}, one call for each payload, or {@code batch}, one for all;
 *   <li>{@code payloads}: the fields of each; perhaps {@code syncMode}, {@code matchingKey}, {@code now};
 *   <li>{@code exchanges}: each with {@code method}, {@code host}, {@code target}, {@code headers}, one of {@code json}, {@code
 *       form} and {@code text}, and the {@code answer} ({@code status}, {@code headers}, {@code body}, or {@code error});
 *   <li>{@code results}: for each payload {@code status}, or {@code is} with a status of ours, and perhaps {@code message}.
 * </ul>
 */
public final class OracleCases {
    /** The system property with the name of a file to read instead of the recorded one, to try other cases by hand. */
    private static final String INSTEAD = "retl.oracleCases";

    /** A file with fewer was cut. */
    private static final int LEAST_CASES = 40;

    private OracleCases() {}

    /**
     * Plays every recorded call of an action: requests and results must be the recorded ones.
     *
     * @param owner a class of the package that the file is in
     * @param action its name, which is that of the file, too
     * @param provider the destination for a case, with its clock if time matters
     */
    public static void check(Class<?> owner, String action, Function<OracleCase, DestinationProvider> provider)
            throws InterruptedException {
        List<OracleCase> cases = read(owner, action + ".jsonl.gz");

        assertThat(cases).as("cases of %s", action).hasSizeGreaterThanOrEqualTo(LEAST_CASES);
        for (OracleCase recorded : cases) {
            recorded.check(provider.apply(recorded), action);
        }
    }

    private static List<OracleCase> read(Class<?> owner, String resource) {
        String instead = System.getProperty(INSTEAD);
        try (InputStream file = instead == null ? owner.getResourceAsStream(resource) : new FileInputStream(instead);
                InputStream lines = new GZIPInputStream(Objects.requireNonNull(file, resource));
                BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> new OracleCase(RecordedJson.object(RecordedJson.read(line))))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
