package io.retl.destination.http;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which answers are complete. */
final class AnswerRules {
    private static final int MAX_HEADER_CHARACTERS = 64 * 1_024;

    private AnswerRules() {}

    /**
     * The answer, unless it cannot be used. A status other than a success says all that is needed, whatever the rest is
     * like.
     */
    static Response checked(HttpResponse<Received> answer, Failures failures) {
        int status = answer.statusCode();
        String problem = problem(answer);
        if (problem == null) {
            return new Response(status, answer.headers(), answer.body().bytes(), failures);
        }
        new Response(status, answer.headers(), new byte[0], failures).orThrow();
        throw failures.unusable(status, problem);
    }

    private static @Nullable String problem(HttpResponse<Received> answer) {
        HttpHeaders headers = answer.headers();
        if (characters(headers) > MAX_HEADER_CHARACTERS) {
            return "but with more than " + MAX_HEADER_CHARACTERS + " characters of headers.";
        }
        if (answer.body().isTooLarge()) {
            return "but with a body of more than " + answer.body().bytes().length + " bytes.";
        }
        return headers.firstValue("content-encoding").orElse("identity").equalsIgnoreCase("identity")
                ? null
                : "but with a compressed body, which was not asked for.";
    }

    private static long characters(HttpHeaders headers) {
        long characters = 0;
        for (Map.Entry<String, List<String>> header : headers.map().entrySet()) {
            for (String value : header.getValue()) {
                characters += header.getKey().length() + value.length();
            }
        }
        return characters;
    }
}
