package io.retl.destination.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One try of a request: gives the client its body and takes the answer, and so knows how far it came. Thread-safe.
 *
 * <p>Invariant: the body is given once. The JDK's client can be set to send a request again, on its own and unseen,
 * when a kept connection breaks; a second copy of a record must never leave that way.
 */
final class Attempt implements HttpRequest.BodyPublisher, HttpResponse.BodyHandler<Received> {
    private static final int NO_STATUS = 0;

    private final HttpRequest.BodyPublisher body;
    private final int maxResponseBytes;
    private final AtomicBoolean given = new AtomicBoolean();
    private volatile int status = NO_STATUS;

    Attempt(HttpRequest.BodyPublisher body, int maxResponseBytes) {
        this.body = body;
        this.maxResponseBytes = maxResponseBytes;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (given.compareAndSet(false, true)) {
            body.subscribe(subscriber);
        } else {
            subscriber.onSubscribe(NoSubscription.INSTANCE);
            subscriber.onError(new IOException("The request was to be sent a second time."));
        }
    }

    @Override
    public HttpResponse.BodySubscriber<Received> apply(HttpResponse.ResponseInfo answer) {
        status = answer.statusCode();
        return new CappedBody(maxResponseBytes);
    }

    /** Whether the request cannot have arrived whole, because its body never left. */
    boolean keptBody() {
        return contentLength() > 0 && !given.get();
    }

    /** The status of the answer, if it came that far. */
    OptionalInt status() {
        return status == NO_STATUS ? OptionalInt.empty() : OptionalInt.of(status);
    }

    private enum NoSubscription implements Flow.Subscription {
        INSTANCE;

        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    }
}
