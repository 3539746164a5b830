package io.retl.destination.braze;

import static io.retl.destination.ActionUnderTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.ActionUnderTest;
import io.retl.destination.spi.SyncMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is sent of a user. */
class ProfileTest {
    @Test
    void customAttributesStandBesideTheOthersAndLoseAgainstThem() {
        Map<String, @Nullable Object> custom = new LinkedHashMap<>();
        custom.put("plan", "pro");
        custom.put("country", "dropped, though no field sets it");
        custom.put("email", "dropped@example.com");
        custom.put("firstName", "dropped");
        custom.put("products", List.of());
        custom.put("score", null);

        assertThat(sent(Map.of("external_id", "1", "email", "ada@example.com", "custom_attributes", custom)))
                .isEqualTo("{'plan':'pro','score':null,'external_id':'1','email':'ada@example.com'}");
    }

    @Test
    void datesAreWrittenInUtc() {
        assertThat(sent(Map.of(
                        "external_id",
                        "1",
                        "date_of_last_session",
                        "2026-11-21T08:00:00+02:00",
                        "dob",
                        "1815-12-10T23:30:00-01:00")))
                .isEqualTo("{'external_id':'1','date_of_last_session':'2026-11-21T06:00:00.000Z','dob':'1815-12-11'}");
    }

    @Test
    void nullClearsAnAttributeAndWhatIsNoDateIsLeftOut() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("external_id", "1");
        fields.put("country", null);
        fields.put("dob", null);
        fields.put("date_of_first_session", "not a date");
        fields.put("current_location", null);
        fields.put("gender", null);

        assertThat(sent(fields))
                .isEqualTo("{'external_id':'1','country':null,'dob':null,'gender':null,'current_location':null}");
    }

    @Test
    void wordsForGendersBecomeLetters() {
        assertThat(gender("Woman")).isEqualTo("F");
        assertThat(gender("m")).isEqualTo("M");
        assertThat(gender("OTHER")).isEqualTo("O");
        assertThat(gender("not applicable")).isEqualTo("N");
        assertThat(gender("Prefer not to say")).isEqualTo("P");
        assertThat(gender("nonbinary")).isEqualTo("nonbinary");
    }

    @Test
    void emptyLocationAndEmptySubscriptionsAreLeftOut() {
        assertThat(sent(Map.of("external_id", "1", "current_location", Map.of(), "subscription_groups", List.of())))
                .isEqualTo("{'external_id':'1'}");
    }

    @Test
    void aliasCountsOnlyWithBothParts() {
        assertThat(sent(Map.of("braze_id", "b", "user_alias", Map.of("alias_name", "ada"))))
                .isEqualTo("{'braze_id':'b'}");
        assertThat(sent(Map.of("braze_id", "b", "user_alias", Map.of("alias_label", "nick"))))
                .isEqualTo("{'braze_id':'b'}");
        assertThat(sent(Map.of("user_alias", Map.of("alias_name", "ada", "alias_label", "nick"))))
                .isEqualTo("{'user_alias':{'alias_label':'nick','alias_name':'ada'}}");
    }

    @Test
    void syncModeDecidesWhetherAUserIsMade() {
        try (ActionUnderTest braze =
                Braze.action("https://proxy.example.com", "updateUserProfile2").syncMode(SyncMode.UPDATE)) {
            assertThat(braze.preview(row(Map.of("external_id", "1"))).get(0).body())
                    .isEqualTo("{\"attributes\":[{\"external_id\":\"1\",\"_update_existing_only\":true}]}");
        }
    }

    private static String gender(String word) {
        String sent = sent(Map.of("external_id", "1", "gender", word));
        return sent.replaceFirst(".*'gender':'(.*)'.*", "$1");
    }

    /** The only object of the request, with single quotes. */
    private static String sent(Map<String, ? extends @Nullable Object> fields) {
        try (ActionUnderTest braze = Braze.action("https://proxy.example.com", "updateUserProfile")) {
            String body = braze.preview(row(fields)).get(0).body().replace('"', '\'');
            return body.substring("{'attributes':[".length(), body.length() - "]}".length());
        }
    }
}
