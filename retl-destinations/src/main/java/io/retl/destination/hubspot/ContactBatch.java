package io.retl.destination.hubspot;

import io.retl.destination.http.HttpSender;
import io.retl.destination.http.Request;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch of contacts: asks which are there, makes the others, updates them, and sets stages that HubSpot did not take a
 * second time. Lives for one delivery.
 *
 * <p>Of several records with one address, in any case of letters, the last counts, and what becomes of it becomes of all.
 */
final class ContactBatch {
    private final HubSpot hubSpot;
    private final Delivery delivery;
    /** By address in lower case. */
    private final Map<String, Contact> contacts = new LinkedHashMap<>();

    ContactBatch(HubSpot hubSpot, Delivery delivery) {
        this.hubSpot = hubSpot;
        this.delivery = delivery;
        for (Payload payload : delivery.payloads()) {
            contacts.put(email(payload), new Contact(ContactProperties.batched(payload)));
        }
    }

    /** What is sent if no contact is there. */
    List<Request> requests() {
        return List.of(read(), create(contacts.values()));
    }

    DeliveryResult send(HttpSender sender) throws InterruptedException {
        find(Reply.read(sender.read(read()), contacts.size()));
        List<Contact> missing = contacts(Step.CREATE);
        if (!missing.isEmpty()) {
            Reply created = Reply.read(sender.send(create(missing)), missing.size());
            missing.forEach(contact -> contact.result =
                    created.result(found -> found.has(ContactProperties.EMAIL, contact.email()), contact.email()));
        }
        List<Contact> present = contacts(Step.UPDATE);
        if (!present.isEmpty()) {
            try {
                update(present, sender);
            } catch (DeliveryException failure) {
                present.forEach(contact -> contact.result = RecordResult.of(failure));
            }
        }
        return results();
    }

    private void find(Reply reply) {
        for (Reply.Found found : reply.found()) {
            contact(found).ifPresent(contact -> contact.isAt(found.idText()));
        }
        for (Reply.Problem problem : reply.errors()) {
            if (!problem.isMissingRecord()) {
                throw new RejectedDeliveryException(reply.response().excerpt(problem.message()), null);
            }
            for (Object id : problem.ids()) {
                Contact contact = contacts.get(String.valueOf(id));
                if (contact != null) {
                    contact.step = Step.CREATE;
                }
            }
        }
    }

    /** By its first address, or by one of its others. */
    private Optional<Contact> contact(Reply.Found found) {
        Contact first = contacts.get(String.valueOf(found.properties().get(ContactProperties.EMAIL)));
        if (first != null) {
            return Optional.of(first);
        }
        List<String> others = Arrays.asList(
                Reply.text(found.properties().get("hs_additional_emails")).split(";", -1));
        return contacts.entrySet().stream()
                .filter(contact -> others.contains(contact.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private void update(List<Contact> present, HttpSender sender) throws InterruptedException {
        present.forEach(contact -> contact.properties.remove(ContactProperties.EMAIL));
        List<Map<String, ?>> inputs = new ArrayList<>();
        present.forEach(contact -> inputs.add(contact.input(contact.properties)));
        Reply updated = Reply.read(sender.send(update(inputs)), present.size());
        present.forEach(contact -> contact.result = updated.result(contact::is, contact.id()));
        List<Contact> other = new ArrayList<>();
        updated.found()
                .forEach(found -> present.stream()
                        .filter(contact -> contact.is(found))
                        .findFirst()
                        .filter(contact -> contact.hasOtherStage(found))
                        .ifPresent(other::add));
        if (!other.isEmpty()) {
            setStages(other, sender);
        }
    }

    private void setStages(List<Contact> other, HttpSender sender) throws InterruptedException {
        try {
            sender.send(update(stages(other, contact -> "")));
            sender.send(update(stages(other, Contact::stage)));
        } catch (DeliveryException failure) {
            other.forEach(contact -> contact.result = RecordResult.of(Partly.applied(failure)));
        }
    }

    private static List<?> stages(List<Contact> contacts, Function<Contact, @Nullable Object> stage) {
        return contacts.stream()
                .map(contact -> {
                    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
                    properties.put(ContactProperties.STAGE, stage.apply(contact));
                    return contact.input(properties);
                })
                .toList();
    }

    private DeliveryResult results() {
        DeliveryResult.Builder results = DeliveryResult.builder();
        for (int index = 0; index < delivery.size(); index++) {
            results.result(index, contact(delivery.payloads().get(index)).result);
        }
        return results.build();
    }

    private Contact contact(Payload payload) {
        return Objects.requireNonNull(contacts.get(email(payload)));
    }

    private List<Contact> contacts(Step step) {
        return contacts.values().stream()
                .filter(contact -> contact.step == step)
                .toList();
    }

    private Request read() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("properties", List.of(ContactProperties.EMAIL, ContactProperties.STAGE, "hs_additional_emails"));
        body.put("idProperty", ContactProperties.EMAIL);
        body.put(
                "inputs",
                contacts.keySet().stream().map(email -> Map.of("id", email)).toList());
        return HubSpot.post(hubSpot.objects("contacts", "batch", "read"), body);
    }

    private Request create(Collection<Contact> missing) {
        return HubSpot.batch(
                hubSpot.objects("contacts", "batch", "create"),
                missing.stream()
                        .map(contact -> contact.input(contact.properties))
                        .toList());
    }

    private Request update(List<?> inputs) {
        return HubSpot.batch(hubSpot.objects("contacts", "batch", "update"), inputs);
    }

    private static String email(Payload payload) {
        return ContactProperties.lower(String.valueOf(payload.field(ContactProperties.EMAIL)));
    }

    /** What is to be done with a contact. */
    private enum Step {
        NONE,
        CREATE,
        UPDATE
    }

    /** A contact of the batch on its way. */
    private static final class Contact {
        private final Map<String, @Nullable Object> properties;
        private Step step = Step.NONE;
        private @Nullable String id;
        private RecordResult result = RecordResult.unknown(Reply.UNMENTIONED);

        private Contact(Map<String, @Nullable Object> properties) {
            this.properties = properties;
        }

        void isAt(String found) {
            id = found;
            step = Step.UPDATE;
        }

        boolean is(Reply.Found found) {
            return found.idText().equals(id);
        }

        String id() {
            return String.valueOf(id);
        }

        String email() {
            return String.valueOf(properties.get(ContactProperties.EMAIL));
        }

        @Nullable
        Object stage() {
            return properties.get(ContactProperties.STAGE);
        }

        boolean hasOtherStage(Reply.Found found) {
            Object wanted = stage();
            return wanted != null
                    && !wanted.equals("")
                    && !wanted.equals(found.properties().get(ContactProperties.STAGE));
        }

        Map<String, ?> input(Map<String, @Nullable Object> values) {
            return id == null ? Map.of("properties", values) : Map.of("id", id, "properties", values);
        }
    }
}
