package io.retl.destination.webhook;

import io.retl.destination.http.Body;
import io.retl.destination.http.HttpSender;
import io.retl.destination.http.HttpSettings;
import io.retl.destination.http.Request;
import io.retl.destination.http.Url;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.destination.spi.RequestPreview;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends records to an address: each as a JSON document of its own, or several as an array. Thread-safe. */
final class SendAction implements Action {
    private static final long MAX_BATCH_BYTES = 4_000_000;
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpSettings settings;
    private final @Nullable Signature signature;
    private final HttpSender sender;

    SendAction(HttpSettings settings, @Nullable String sharedSecret) {
        this.settings = settings;
        this.signature = sharedSecret == null ? null : new Signature(sharedSecret);
        HttpSender.Builder builder = HttpSender.builder(settings);
        if (sharedSecret != null) {
            builder.secret(sharedSecret);
        }
        this.sender = builder.build();
    }

    @Override
    public String name() {
        return "send";
    }

    @Override
    public List<FieldDefinition> fields() {
        return SendFields.ALL;
    }

    /** Also checks what else the mapping fixes: a wrong address shall not wait for the first row. */
    @Override
    public BatchLimits batchLimits(Map<String, @Nullable Object> constants) {
        int size = SendFields.batchSize(constants);
        try {
            Url url = constants.containsKey(SendFields.URL)
                    ? settings.url(SendFields.url(constants.get(SendFields.URL)))
                    : Url.of("http://localhost/");
            request(url, constants.get(SendFields.METHOD), constants.get(SendFields.HEADERS), Body.json(null));
        } catch (RejectedDeliveryException failure) {
            throw new IllegalArgumentException(failure.getMessage(), failure);
        }
        return size > 1 ? BatchLimits.batch(size, MAX_BATCH_BYTES) : BatchLimits.single();
    }

    @Override
    public List<RequestPreview> preview(Delivery delivery, DeliveryContext context) {
        return Group.of(delivery, context).stream()
                .map(group -> request(group).preview())
                .toList();
    }

    @Override
    public DeliveryResult perform(Delivery delivery, DeliveryContext context) throws InterruptedException {
        List<Group> groups = Group.of(delivery, context);
        if (groups.size() == 1) {
            sender.send(request(groups.get(0)));
            return DeliveryResult.delivered();
        }
        DeliveryResult.Builder results = DeliveryResult.builder();
        Set<String> busyHosts = new HashSet<>();
        boolean stopped = false;
        long began = System.nanoTime();
        for (Group group : groups) {
            RecordResult result = stopped
                    ? RecordResult.retry("Not sent: an earlier request of the batch stops the sync.", Duration.ZERO)
                    : sendInTime(group, busyHosts, began);
            stopped |= result.status() == RecordResult.Status.CREDENTIALS_REFUSED
                    || result.status() == RecordResult.Status.MISCONFIGURED;
            for (int index : group.indexes()) {
                results.result(index, result);
            }
        }
        return results.build();
    }

    /** Twice the setting {@code timeout}: no request of a batch begins later than that after the first. */
    @Override
    public Duration timeout() {
        return settings.timeout().multipliedBy(2);
    }

    @Override
    public void close() {
        sender.close();
    }

    /** What would begin later than {@link #timeout} allows is left for another attempt of its own. */
    private RecordResult sendInTime(Group group, Set<String> busyHosts, long began) throws InterruptedException {
        return System.nanoTime() - began < settings.timeout().toNanos()
                ? send(group, busyHosts)
                : RecordResult.retry(
                        "Not sent: the earlier requests of the batch took as long as one may, the setting 'timeout'.",
                        Duration.ZERO);
    }

    /**
     * Sends a group, unless its host has answered an earlier one that it wants to wait.
     *
     * @param busyHosts those hosts
     */
    private RecordResult send(Group group, Set<String> busyHosts) throws InterruptedException {
        try {
            Request request = request(group);
            String host = request.url().host();
            if (busyHosts.contains(host)) {
                return RecordResult.retry(
                        "Not sent: the host '" + host
                                + "' answered an earlier request of the batch that it wants to wait.",
                        Duration.ZERO);
            }
            RecordResult result = answer(request);
            boolean waits = result.delay().filter(delay -> !delay.isZero()).isPresent();
            if (waits || result.httpStatus().orElse(0) == TOO_MANY_REQUESTS) {
                busyHosts.add(host);
            }
            return result;
        } catch (RejectedDeliveryException failure) {
            return RecordResult.of(failure);
        }
    }

    private RecordResult answer(Request request) throws InterruptedException {
        try {
            sender.send(request);
            return RecordResult.delivered();
        } catch (DeliveryException failure) {
            return RecordResult.of(failure);
        }
    }

    private Request request(Group group) {
        Target target = group.target();
        String text = SendFields.url(target.url());
        Url url = target.origin() == Target.Origin.WRITTEN ? settings.url(text) : settings.computedUrl(text);
        return request(url, target.method(), target.headers(), group.body());
    }

    private Request request(Url url, @Nullable Object method, @Nullable Object headers, @Nullable Body body) {
        Request.Builder request = Request.builder(SendFields.method(method), url);
        SendFields.addHeaders(request, headers);
        if (body != null) {
            request.body(body);
            if (signature != null) {
                request.header(Signature.HEADER, signature.of(body));
            }
        }
        return request.build();
    }
}
