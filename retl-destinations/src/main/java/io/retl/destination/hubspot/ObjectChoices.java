package io.retl.destination.hubspot;

import io.retl.destination.http.HttpSender;
import io.retl.destination.http.Request;
import io.retl.destination.http.RequestAction;
import io.retl.destination.http.Url;
import io.retl.destination.spi.ChoicesRequest;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DynamicChoices;
import io.retl.destination.spi.FieldChoice;
import io.retl.destination.spi.RejectedDeliveryException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The types, properties, groups, labels and lists that an account of HubSpot has, for people who write a mapping.
 */
record ObjectChoices(HubSpot hubSpot) implements RequestAction.Choices {
    private static final List<FieldChoice> TYPES = List.of(
            new FieldChoice("contact", "Contact"),
            new FieldChoice("company", "Company"),
            new FieldChoice("deal", "Deal"),
            new FieldChoice("ticket", "Ticket"),
            new FieldChoice("line_item", "Line Item"),
            new FieldChoice("subscription", "Subscription"),
            new FieldChoice("product", "Product"),
            new FieldChoice("0-421", "Appointment"),
            new FieldChoice("order", "Order"),
            new FieldChoice("quote", "Quote"));

    /** {@code associations.[1].object_type}; without a number the first is meant. */
    private static final Pattern PART = Pattern.compile("(\\w+)(?:\\.\\[([0-9]{1,4})\\])?\\.(\\w+)");

    private static final Comparator<FieldChoice> BY_LABEL =
            Comparator.comparing(choice -> choice.label().toLowerCase(Locale.ROOT));

    @Override
    public DynamicChoices ask(ChoicesRequest request, DeliveryContext context, HttpSender sender)
            throws InterruptedException {
        Matcher part = PART.matcher(request.field());
        if (!part.matches()) {
            return DynamicChoices.NONE;
        }
        String field = part.group(1);
        Question question = new Question(
                request.fields(), field, part.group(2) == null ? 0 : Integer.parseInt(part.group(2)), sender);
        return new DynamicChoices(
                switch (field + "." + part.group(3)) {
                    case "object_details.object_type", "associations.object_type", "dissociations.object_type" ->
                        types(question);
                    case "object_details.id_field_name" -> idFields(question, question.type());
                    case "associations.id_field_name", "dissociations.id_field_name" ->
                        idFields(question, question.otherType());
                    case "object_details.property_group" -> groups(question);
                    case "properties.__keys__" -> properties(question, hubSpot.properties(question.type()));
                    case "sensitive_properties.__keys__" ->
                        properties(question, hubSpot.properties(question.type()).query("dataSensitivity", "sensitive"));
                    case "associations.association_label", "dissociations.association_label" -> labels(question);
                    case "list_details.list_name" -> lists(question);
                    default -> List.of();
                },
                null);
    }

    private List<FieldChoice> types(Question question) throws InterruptedException {
        List<FieldChoice> types = new ArrayList<>(question.choices(
                HubSpot.get(hubSpot.crm("schemas").query("archived", "false")),
                schema -> true,
                schema -> new FieldChoice(
                        Reply.text(schema.get("fullyQualifiedName")),
                        Reply.text(Reply.object(schema.get("labels")).get("plural")) + " (Custom)"),
                Comparator.comparing(FieldChoice::label)));
        types.addAll(TYPES);
        return types;
    }

    private List<FieldChoice> idFields(Question question, String type) throws InterruptedException {
        List<FieldChoice> fields = new ArrayList<>();
        fields.add(new FieldChoice("hs_object_id", "Hubspot Record ID (updates only)"));
        if (type.equals("contact") || type.equals("contacts")) {
            fields.add(FieldChoice.of("email"));
        }
        fields.addAll(question.choices(
                HubSpot.get(hubSpot.properties(type)),
                property -> Boolean.TRUE.equals(property.get("hasUniqueValue"))
                        && !"hs_unique_creation_key".equals(property.get("name")),
                ObjectChoices::named,
                BY_LABEL));
        return fields;
    }

    private List<FieldChoice> groups(Question question) throws InterruptedException {
        return question.choices(
                HubSpot.get(hubSpot.properties(question.type(), "groups")),
                group -> !Boolean.TRUE.equals(group.get("archived")),
                ObjectChoices::named,
                BY_LABEL);
    }

    private static List<FieldChoice> properties(Question question, Url url) throws InterruptedException {
        return question.choices(
                HubSpot.get(url),
                property -> !Boolean.TRUE.equals(property.get("hasUniqueValue"))
                        && Boolean.FALSE.equals(Reply.object(property.get("modificationMetadata"))
                                .get("readOnlyValue")),
                property -> new FieldChoice(
                        Reply.text(property.get("name")), property.get("label") + " - " + property.get("type")),
                BY_LABEL);
    }

    private List<FieldChoice> labels(Question question) throws InterruptedException {
        String from = question.type();
        String to = question.otherType();
        return question.choices(
                HubSpot.get(hubSpot.associations(from, to, "labels")),
                label -> true,
                label -> new FieldChoice(
                        label.get("category") + ":" + label.get("typeId"),
                        from + " to " + to
                                + (Reply.text(label.get("label")).isEmpty()
                                        ? " (Default label: typeId " + label.get("typeId") + ")"
                                        : " " + label.get("label"))),
                BY_LABEL);
    }

    private List<FieldChoice> lists(Question question) throws InterruptedException {
        Object typeId = Reply.object(question.ask(HubSpot.get(hubSpot.crm("schemas", question.type()))))
                .get("objectTypeId");
        List<FieldChoice> names = new ArrayList<>();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("processingTypes", List.of("MANUAL"));
        for (boolean hasMore = true; hasMore; ) {
            Map<?, ?> page = Reply.object(question.ask(HubSpot.post(hubSpot.crm("lists", "search"), body)));
            for (Object element : Reply.list(page.get("lists"))) {
                Map<?, ?> list = Reply.object(element);
                if ("MANUAL".equals(list.get("processingType")) && Objects.equals(list.get("objectTypeId"), typeId)) {
                    names.add(FieldChoice.of(String.valueOf(list.get("name"))));
                }
            }
            Object offset = page.get("offset");
            hasMore = Boolean.TRUE.equals(page.get("hasMore")) && offset != null && !offset.equals(body.get("offset"));
            if (hasMore) {
                body.put("offset", offset);
            }
        }
        return names;
    }

    private static FieldChoice named(Map<?, ?> json) {
        return new FieldChoice(Reply.text(json.get("name")), Reply.text(json.get("label")));
    }

    /** What a person asks for, with what is chosen already. */
    private record Question(Map<String, @Nullable Object> fields, String field, int index, HttpSender sender) {
        String type() {
            return chosen(Reply.object(fields.get(ObjectDetails.FIELD)), "Select a value from the 'Object Type' field");
        }

        String otherType() {
            List<?> all = Reply.list(fields.get(field));
            return chosen(
                    index < all.size() ? Reply.object(all.get(index)) : Map.of(),
                    "Select a value from the 'To Object Type' field");
        }

        @Nullable
        Object ask(Request request) throws InterruptedException {
            return sender.send(request).json();
        }

        List<FieldChoice> choices(
                Request request,
                Predicate<Map<?, ?>> wanted,
                Function<Map<?, ?>, FieldChoice> choice,
                Comparator<FieldChoice> order)
                throws InterruptedException {
            List<FieldChoice> choices = new ArrayList<>();
            for (Object result : Reply.list(Reply.object(ask(request)).get("results"))) {
                if (wanted.test(Reply.object(result))) {
                    choices.add(choice.apply(Reply.object(result)));
                }
            }
            choices.sort(order);
            return choices;
        }

        private static String chosen(Map<?, ?> json, String otherwise) {
            String type = Reply.text(json.get(ObjectDetails.TYPE));
            if (type.isEmpty()) {
                throw new RejectedDeliveryException(otherwise, null);
            }
            return type;
        }
    }
}
