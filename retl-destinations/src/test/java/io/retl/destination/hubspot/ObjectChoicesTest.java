package io.retl.destination.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.ActionUnderTest;
import io.retl.destination.spi.FieldChoice;
import io.retl.destination.spi.RejectedDeliveryException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ObjectChoicesTest {
    private static final Map<String, Object> CONTACT = Map.of(
            "object_details", Map.of("object_type", "contact"),
            "associations", List.of(Map.of("object_type", "deal"), Map.of("object_type", "company")));

    private final Account account = new Account();
    private final ActionUnderTest action = account.action("upsertObject", "PT30S");

    @AfterEach
    void close() {
        action.close();
        account.close();
    }

    @Test
    void ownTypesComeBeforeThoseOfHubSpot() throws InterruptedException {
        account.answer(
                200,
                "{\"results\":[{\"fullyQualifiedName\":\"p1_ship\",\"labels\":{\"plural\":\"Ships\"}},"
                        + "{\"fullyQualifiedName\":\"p1_car\",\"labels\":{\"plural\":\"Cars\"}}]}");

        assertThat(action.choices("object_details.object_type", Map.of()).choices())
                .hasSize(12)
                .startsWith(
                        new FieldChoice("p1_car", "Cars (Custom)"),
                        new FieldChoice("p1_ship", "Ships (Custom)"),
                        new FieldChoice("contact", "Contact"));
        assertThat(account.requests()).containsExactly("GET /crm/v3/schemas?archived=false");
    }

    @Test
    void identifiersAreUnique() throws InterruptedException {
        account.answer(
                200,
                "{\"results\":[{\"name\":\"b\",\"label\":\"Second\",\"hasUniqueValue\":true},{\"name\":\"n\",\"label\":\"None\"},"
                        + "{\"name\":\"hs_unique_creation_key\",\"label\":\"Key\",\"hasUniqueValue\":true},"
                        + "{\"name\":\"a\",\"label\":\"first\",\"hasUniqueValue\":true}]}");

        assertThat(action.choices("object_details.id_field_name", CONTACT).choices())
                .extracting(FieldChoice::value)
                .containsExactly("hs_object_id", "email", "a", "b");
    }

    @Test
    void propertiesThatCanBeWrittenAreNamed() throws InterruptedException {
        account.answer(
                200,
                "{\"results\":[{\"name\":\"plan\",\"label\":\"Plan\",\"type\":\"string\","
                        + "\"modificationMetadata\":{\"readOnlyValue\":false}},{\"name\":\"made\",\"label\":\"Made\","
                        + "\"type\":\"date\",\"modificationMetadata\":{\"readOnlyValue\":true}}]}");

        assertThat(action.choices("sensitive_properties.__keys__", CONTACT).choices())
                .containsExactly(new FieldChoice("plan", "Plan - string"));
        assertThat(account.requests()).containsExactly("GET /crm/v3/properties/contact?dataSensitivity=sensitive");
    }

    @Test
    void labelsAreThoseBetweenTheTwoTypes() throws InterruptedException {
        account.answer(
                200,
                "{\"results\":[{\"category\":\"USER_DEFINED\",\"typeId\":27,\"label\":\"Owner\"},"
                        + "{\"category\":\"HUBSPOT_DEFINED\",\"typeId\":1,\"label\":null}]}");

        assertThat(action.choices("associations.[1].association_label", CONTACT).choices())
                .containsExactly(
                        new FieldChoice("HUBSPOT_DEFINED:1", "contact to company (Default label: typeId 1)"),
                        new FieldChoice("USER_DEFINED:27", "contact to company Owner"));
        assertThat(account.requests()).containsExactly("GET /crm/v4/associations/contact/company/labels");
    }

    @Test
    void groupsThatAreInUseAreNamed() throws InterruptedException {
        account.answer(
                200,
                "{\"results\":[{\"name\":\"old\",\"label\":\"Old\",\"archived\":true},{\"name\":\"now\",\"label\":\"Now\"}]}");

        assertThat(action.choices("object_details.property_group", CONTACT).choices())
                .containsExactly(new FieldChoice("now", "Now"));
    }

    @Test
    void listsAreReadToTheLastPage() throws InterruptedException {
        String list = "{\"name\":\"%s\",\"processingType\":\"MANUAL\",\"objectTypeId\":\"0-1\"}";
        account.answer(200, "{\"objectTypeId\":\"0-1\"}")
                .answer(200, "{\"hasMore\":true,\"offset\":1,\"lists\":[" + list.replace("%s", "VIP") + "]}")
                .answer(200, "{\"hasMore\":false,\"lists\":[" + list.replace("%s", "New") + "]}");

        assertThat(action.choices("list_details.list_name", CONTACT).choices())
                .containsExactly(FieldChoice.of("VIP"), FieldChoice.of("New"));
        assertThat(account.body(2)).contains("\"offset\":1");
    }

    @Test
    void typeIsChosenFirst() {
        assertThatThrownBy(() -> action.choices("properties.__keys__", Map.of()))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("Select a value from the 'Object Type' field");
        assertThatThrownBy(() -> action.choices("associations.[7].id_field_name", CONTACT))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("Select a value from the 'To Object Type' field");
    }

    @Test
    void otherFieldsHaveNoChoices() throws InterruptedException {
        assertThat(action.choices("timestamp", CONTACT).choices()).isEmpty();
        assertThat(account.requests()).isEmpty();
    }
}
