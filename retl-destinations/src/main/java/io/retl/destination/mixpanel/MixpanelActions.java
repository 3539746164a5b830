package io.retl.destination.mixpanel;

import io.retl.destination.http.Batching;
import io.retl.destination.http.FieldsResource;
import io.retl.destination.http.HttpSender;
import io.retl.destination.http.Request;
import io.retl.destination.http.RequestAction;
import io.retl.destination.http.Url;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The actions of one project.
 *
 * @param imports what events are sent with
 * @param profiles what everything else is sent with
 * @param event how events are made
 * @param documents how everything else is made
 * @param addresses where it goes
 */
record MixpanelActions(HttpSender imports, HttpSender profiles, Event event, Profiles documents, Addresses addresses) {
    private static final int MAX_EVENTS = 2_000;

    /** Where requests go. */
    record Addresses(Url imports, Url track, Url engage, Url groups) {}

    List<Action> all() {
        return List.of(
                events("trackEvent", payload -> List.of(event.of(payload)), "trackEvent.json"),
                profile("identifyUser").maxRequests(2).buildExchange(new ProfileExchange(this::identify)),
                profile("groupIdentifyUser")
                        .check((payload, context) -> groupProblem(payload))
                        .buildExchange(one(addresses.groups, documents::group)),
                profile("alias").buildExchange(one(addresses.track, documents::alias)),
                events("trackPurchase", new Purchase(event)::of, "trackEvent.json", "trackPurchase.json"),
                profile("incrementProperties")
                        .check((payload, context) -> Profiles.incrementProblem(payload))
                        .buildExchange(new ProfileExchange(this::increment)));
    }

    private Action events(
            String name, Function<Payload, List<Map<String, @Nullable Object>>> events, String... fields) {
        return RequestAction.builder(name, imports)
                .fields(FieldsResource.readAll(MixpanelActions.class, fields))
                .batching(Batching.upTo(MAX_EVENTS))
                .buildExchange(new ImportExchange(addresses.imports, events));
    }

    private RequestAction.Builder profile(String name) {
        return RequestAction.builder(name, profiles).fields(FieldsResource.read(MixpanelActions.class, name + ".json"));
    }

    private List<Request> identify(Payload payload) {
        List<Request> requests = new ArrayList<>();
        if (payload.field("anonymous_id") instanceof String anonymous && !anonymous.isEmpty()) {
            requests.add(ProfileExchange.request(addresses.track, documents.identify(payload)));
        }
        if (!Profiles.object(payload, Profiles.TRAITS).isEmpty()) {
            requests.add(ProfileExchange.request(addresses.engage, documents.user(payload)));
        }
        return requests;
    }

    private List<Request> increment(Payload payload) {
        return Profiles.object(payload, Profiles.INCREMENT).isEmpty()
                ? List.of()
                : List.of(ProfileExchange.request(addresses.engage, documents.increment(payload)));
    }

    private static Optional<String> groupProblem(Payload payload) {
        return payload.field(Profiles.TRAITS) == null
                ? Optional.of("\"traits\" is a required field")
                : Optional.empty();
    }

    private static ProfileExchange one(Url url, Function<Payload, Map<String, @Nullable Object>> document) {
        return new ProfileExchange(payload -> List.of(ProfileExchange.request(url, document.apply(payload))));
    }
}
