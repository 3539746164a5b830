package io.retl.destination.http;

import java.net.http.HttpRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as the JDK's client takes it. */
final class Outgoing {
    private static final String USER_AGENT = "retl/1";

    private Outgoing() {}

    /** The request with its credentials, whose header it does not set itself. */
    static HttpRequest of(
            Request request, Attempt attempt, Authentication authentication, KeptToken.@Nullable Token token) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(request.url().uri()).method(request.method(), attempt);
        // Without this header a server may compress as it likes.
        builder.header("accept-encoding", "identity");
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            builder.header(header.getKey(), header.getValue());
        }
        if (request.header("user-agent").isEmpty()) {
            builder.header("user-agent", USER_AGENT);
        }
        String name = authentication.headerName();
        if (name != null) {
            builder.header(name, authentication.headerValue(token));
        }
        return builder.build();
    }
}
