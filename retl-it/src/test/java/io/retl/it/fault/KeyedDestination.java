package io.retl.it.fault;

import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import io.retl.testkit.ScriptedServerRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A destination with a keyed map and a delivery log. It applies a batch before it answers by script, so that an answer
 * can be lost after the fact; a batch that it refuses is not applied. Thread-safe.
 */
final class KeyedDestination implements AutoCloseable {
    private final ScriptedServer server;
    private final Map<String, String> rows = new TreeMap<>();
    private final List<Delivered> log = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private boolean dropsRepeated;
    private Consumer<List<Delivered>> arrival = batch -> {};
    private Function<List<Delivered>, @Nullable ScriptedServerAnswer> refusal = batch -> null;
    private Function<List<Delivered>, ScriptedServerAnswer> answer = batch -> ScriptedServerAnswer.status(200);

    private KeyedDestination(ScriptedServer server) {
        this.server = server;
    }

    /**
     * A request as it arrived.
     *
     * @param nanos when, on this JVM's monotonic clock
     * @param records how many records it had
     * @param refused whether none of them was applied
     */
    record Request(long nanos, int records, boolean refused) {}

    static KeyedDestination open() {
        KeyedDestination destination = new KeyedDestination(ScriptedServer.open());
        destination.server.otherwise(destination::receive);
        return destination;
    }

    /** The address of the server, or of a proxy in front of it. */
    static String url(int port) {
        return "http://127.0.0.1:" + port + "/in";
    }

    String url() {
        return url(server.port());
    }

    int port() {
        return server.port();
    }

    /** From now, a message id that was applied before is acknowledged and not applied. */
    synchronized KeyedDestination dropRepeated() {
        dropsRepeated = true;
        return this;
    }

    /** Is called with each batch before it is applied, and may take its time: the batch is applied late. */
    synchronized KeyedDestination onArrival(Consumer<List<Delivered>> listener) {
        arrival = listener;
        return this;
    }

    /** Answers, for the batches for which the function gives one, without applying anything. */
    synchronized KeyedDestination refuse(Function<List<Delivered>, @Nullable ScriptedServerAnswer> script) {
        refusal = script;
        return this;
    }

    /** Answers after the batch was applied; the function may take its time and call back the test. */
    synchronized KeyedDestination answer(Function<List<Delivered>, ScriptedServerAnswer> script) {
        answer = script;
        return this;
    }

    /** Accepts every batch and answers 200. */
    synchronized KeyedDestination behave() {
        arrival = batch -> {};
        refusal = batch -> null;
        answer = batch -> ScriptedServerAnswer.status(200);
        return this;
    }

    /** The names by identifier. */
    synchronized Map<String, String> rows() {
        return new TreeMap<>(rows);
    }

    /** All records that arrived and were not refused, in order. */
    synchronized List<Delivered> log() {
        return List.copyOf(log);
    }

    /** The message ids of a row, in order. */
    synchronized List<String> messageIds(String id) {
        return log.stream()
                .filter(delivered -> delivered.id().equals(id))
                .map(Delivered::messageId)
                .toList();
    }

    /** How many records arrived whose message id had been applied before. */
    synchronized long duplicates() {
        return log.stream().filter(Delivered::repeated).count();
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    private ScriptedServerAnswer receive(ScriptedServerRequest request) {
        List<Delivered> batch = records(request.text());
        arrival().accept(batch);
        Function<List<Delivered>, ScriptedServerAnswer> then;
        synchronized (this) {
            ScriptedServerAnswer refused = refusal.apply(batch);
            requests.add(new Request(System.nanoTime(), batch.size(), refused != null));
            if (refused != null) {
                return refused;
            }
            batch.forEach(this::apply);
            then = answer;
        }
        return then.apply(batch);
    }

    private synchronized Consumer<List<Delivered>> arrival() {
        return arrival;
    }

    private void apply(Delivered record) {
        boolean repeated = !seen.add(record.messageId());
        log.add(repeated ? record.again() : record);
        if (repeated && dropsRepeated) {
            return;
        }
        if (record.isDelete()) {
            rows.remove(record.id());
        } else {
            rows.put(record.id(), String.valueOf(record.name()));
        }
    }

    private static List<Delivered> records(String body) {
        Object document = JsonDocument.read(body);
        List<Delivered> records = new ArrayList<>();
        for (Object element : document instanceof List<?> list ? list : Collections.singletonList(document)) {
            if (!(element instanceof Map<?, ?> record) || !(record.get("row") instanceof Map<?, ?> row)) {
                throw new IllegalArgumentException("This is no record of the tests' mapping: " + element);
            }
            Object name = row.get("name");
            records.add(new Delivered(
                    String.valueOf(record.get("messageId")),
                    String.valueOf(record.get("event")),
                    String.valueOf(record.get("id")),
                    name == null ? null : name.toString(),
                    false));
        }
        return records;
    }

    @Override
    public void close() {
        server.close();
    }
}
