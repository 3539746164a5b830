package io.retl.internal.field;

import io.retl.destination.spi.DateTimes;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldFormat;
import io.retl.internal.mapping.JavaScriptText;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the text of a field has to look like. */
final class Formats {
    /** The furthest moment that JavaScript has, in seconds. */
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(8_640_000_000_000L);

    private static final int MAX_NUMBER_CHARACTERS = 25;

    private static final ValueTest DATE_LIKE = new TextFormat("date-like", Formats::isDateLike);

    private Formats() {}

    /** The test of a field, if its texts are tested at all. */
    static Optional<ValueTest> of(FieldDefinition field) {
        return switch (field.type()) {
            case DATETIME -> Optional.of(DATE_LIKE);
            case TEXT, PASSWORD -> Optional.empty();
            default -> field.format().map(Formats::of);
        };
    }

    private static ValueTest of(FieldFormat format) {
        return switch (format) {
            case DATE -> new TextFormat("date", DateFormats::isDate);
            case TIME -> new TextFormat("time", DateFormats::isTime);
            case DATE_TIME -> new TextFormat("date and time", DateFormats::isDateTime);
            case URI -> new TextFormat("URI", Addresses::isUri);
            case URI_REFERENCE -> new TextFormat("URI Reference", Addresses::isUriReference);
            case URI_TEMPLATE -> new TextFormat("URI-template", Addresses::isUriTemplate);
            case EMAIL -> new TextFormat("email address", Names::isEmail);
            case HOSTNAME -> new TextFormat("hostname", Names::isHostname);
            case IPV4 -> new TextFormat("IPv4 address", IpAddresses::isVersion4);
            case IPV6 -> new TextFormat("IPv6 address", IpAddresses::isVersion6);
            case REGEX -> new TextFormat("regular expression", RegexSyntax::accepts);
            case UUID -> new TextFormat("uuid", Names::isUuid);
        };
    }

    /** A number as JavaScript writes it is taken for seconds, whatever else it looks like. */
    private static boolean isDateLike(String text) {
        BigDecimal seconds = canonical(text);
        return seconds == null
                ? DateTimes.parse(text).isPresent()
                : seconds.abs().compareTo(MAX_SECONDS) <= 0;
    }

    /** The number, if the text is one and written as JavaScript would. */
    private static @Nullable BigDecimal canonical(String text) {
        boolean mayBe =
                !text.isEmpty() && text.length() <= MAX_NUMBER_CHARACTERS && "-0123456789".indexOf(text.charAt(0)) >= 0;
        Number number = mayBe ? NumberText.read(text) : null;
        boolean isFinite = number != null && Double.isFinite(number.doubleValue());
        return number != null
                        && isFinite
                        && JavaScriptText.of(number.doubleValue()).equals(text)
                ? WholeNumbers.decimal(number)
                : null;
    }
}
