package io.retl.destination.hubspot;

import io.retl.destination.http.Body;
import io.retl.destination.http.HttpSender;
import io.retl.destination.http.Request;
import io.retl.destination.http.Response;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.Payload;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Updates one contact, or makes it if it is not there.
 *
 * <p>HubSpot only moves a stage forward. If the answer shows another stage than the wanted one, the stage is emptied, after which
 * any may be set.
 */
record ContactUpdate(HubSpot hubSpot, Payload payload) {
    /** The first request. */
    Request request() {
        return update(ContactProperties.single(payload));
    }

    void send(HttpSender sender) throws InterruptedException {
        Map<String, @Nullable Object> properties = ContactProperties.single(payload);
        Response response = sender.exchange(update(properties));
        if (response.status() == 404 || (hasOtherStage(response.orThrow()) && isGone(sender, properties))) {
            sender.send(HubSpot.post(hubSpot.objects("contacts"), Map.of("properties", properties)));
        }
    }

    /** Sets the stage a second time; whether the contact was removed meanwhile. */
    private boolean isGone(HttpSender sender, Map<String, @Nullable Object> properties) throws InterruptedException {
        try {
            Response emptied = sender.exchange(update(Map.of(ContactProperties.STAGE, "")));
            if (emptied.status() == 404) {
                return true;
            }
            emptied.orThrow();
            Response again = sender.exchange(update(properties));
            if (again.status() == 404) {
                return true;
            }
            again.orThrow();
            return false;
        } catch (DeliveryException failure) {
            throw Partly.applied(failure);
        }
    }

    private boolean hasOtherStage(Response response) {
        if (!(payload.field(ContactProperties.STAGE) instanceof String stage) || stage.isEmpty()) {
            return false;
        }
        if (Reply.object(response.json()).get("properties") instanceof Map<?, ?> properties) {
            return !ContactProperties.lower(stage).equals(properties.get(ContactProperties.STAGE));
        }
        throw new OutcomeUnknownException("HubSpot's answer does not say which stage the contact has.", null);
    }

    private Request update(Map<String, ?> properties) {
        String email = String.valueOf(payload.field(ContactProperties.EMAIL));
        return Request.builder("PATCH", hubSpot.objects("contacts", email).query("idProperty", ContactProperties.EMAIL))
                .body(Body.json(Map.of("properties", properties)))
                .build();
    }
}
