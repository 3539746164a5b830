package io.retl.destination.braze;

import io.retl.destination.http.Batching;
import io.retl.destination.http.Body;
import io.retl.destination.http.FieldsResource;
import io.retl.destination.http.HttpSender;
import io.retl.destination.http.HttpSettings;
import io.retl.destination.http.Request;
import io.retl.destination.http.RequestAction;
import io.retl.destination.http.Url;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.Payload;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The actions of one account. Each exists in two generations, which differ in who decides whether a user may be made: a field of
 * the record, or the sync mode of the mapping.
 *
 * @param sender what all of them send with
 * @param http where {@code endpoint} leads
 * @param endpoint the instance of the account
 * @param appId the application of events and purchases, if there is one
 */
record BrazeActions(HttpSender sender, HttpSettings http, String endpoint, Optional<String> appId) {
    List<Action> all() {
        return List.of(
                profile("updateUserProfile", SyncRule.NONE),
                profile("updateUserProfile2", SyncRule.UPDATE),
                event("trackEvent", SyncRule.NONE),
                event("trackEvent2", SyncRule.ADD_OR_UPDATE),
                purchase("trackPurchase", SyncRule.NONE),
                purchase("trackPurchase2", SyncRule.ADD_OR_UPDATE),
                identification("identifyUser", SyncRule.NONE),
                identification("identifyUser2", SyncRule.ADD_OR_UPSERT),
                alias("createAlias", SyncRule.NONE),
                alias("createAlias2", SyncRule.ADD));
    }

    private Action profile(String name, SyncRule rule) {
        return track(name, "updateUserProfile.json", rule, (payload, context) -> Identity.problem(payload))
                .buildExchange(new TrackExchange(url("/users/track"), "attributes", new Profile()));
    }

    private Action event(String name, SyncRule rule) {
        return track(name, "trackEvent.json", rule, (payload, context) -> Identity.problem(payload))
                .buildExchange(new TrackExchange(url("/users/track"), "events", new Event(appId)));
    }

    private Action purchase(String name, SyncRule rule) {
        return track(name, "trackPurchase.json", rule, Purchases::problem)
                .buildExchange(new TrackExchange(url("/users/track"), "purchases", new Purchases(appId)));
    }

    private Action identification(String name, SyncRule rule) {
        String fields = rule.equals(SyncRule.NONE) ? "identifyUser.json" : "identifyUser2.json";
        return builder(name, fields, rule, (payload, context) -> Identification.problem(payload))
                .build(request("/users/identify", Identification::body));
    }

    private Action alias(String name, SyncRule rule) {
        return builder(name, "createAlias.json", rule, (payload, context) -> Optional.empty())
                .build(request("/users/alias/new", Alias::body));
    }

    private RequestAction.Builder track(String name, String fields, SyncRule rule, RequestAction.Check check) {
        return builder(name, fields, rule, check).batching(Batching.upTo(TrackExchange.MAX_OBJECTS));
    }

    private RequestAction.Builder builder(String name, String fields, SyncRule rule, RequestAction.Check check) {
        RequestAction.Builder action = RequestAction.builder(name, sender)
                .fields(fields(fields, rule))
                .check((payload, context) -> rule.problem(context).or(() -> check.problem(payload, context)))
                .answer((response, delivery) -> DeliveryResult.builder()
                        .result(0, Answer.read(response, List.of(0)).results(1).get(0))
                        .build());
        rule.modes().forEach(action::syncMode);
        rule.modes().stream().findFirst().ifPresent(action::presetSyncMode);
        return action;
    }

    /** Where a sync mode says it, no field does. */
    private static List<FieldDefinition> fields(String resource, SyncRule rule) {
        return FieldsResource.read(BrazeActions.class, resource).stream()
                .filter(field -> rule.equals(SyncRule.NONE) || !field.name().equals(Members.UPDATE_EXISTING_ONLY))
                .toList();
    }

    private BiFunction<Payload, DeliveryContext, Request> request(String path, Function<Payload, Body> body) {
        Url url = url(path);
        return (payload, context) ->
                Request.builder("POST", url).body(body.apply(payload)).build();
    }

    private Url url(String path) {
        return http.serviceUrl(endpoint + path);
    }
}
