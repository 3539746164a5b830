package io.retl.internal.field;

import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.FieldDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a mapping gives against the fields of an action, in this order: empty values are dropped, single values of a field
 * that takes many are put into a list, values are converted and checked, and what is no field is removed. Immutable and
 * thread-safe.
 *
 * <p>An action without fields gets everything as it is.
 */
public final class FieldStep {
    /** Kept although no field has that name: actions read it beside their fields. */
    private static final String EXEMPT = "dynamicAuthSettings";

    private final @Nullable ObjectRule rule;

    private FieldStep(@Nullable ObjectRule rule) {
        this.rule = rule;
    }

    /** What becomes of a mapped record. */
    public sealed interface Checked permits Passed, Refused {}

    /**
     * It fits.
     *
     * @param fields what an action gets
     */
    public record Passed(Map<String, @Nullable Object> fields) implements Checked {}

    /**
     * It does not fit.
     *
     * @param problems sentences without values of the record, at least one
     */
    public record Refused(List<String> problems) implements Checked {
        /** The problems as one text. */
        public String message() {
            return String.join("; ", problems);
        }
    }

    /** Compiles the fields. */
    public static FieldStep of(List<FieldDefinition> fields) {
        return new FieldStep(fields.isEmpty() ? null : FieldRules.root(fields));
    }

    /**
     * Checks one record.
     *
     * @param mapped what the mapping gave; not changed
     * @param mode for {@link BatchLimits.Mode#SINGLE} an empty text in a field is dropped, in a batch it is kept, as in the
     *     seed system
     */
    public Checked apply(Map<String, @Nullable Object> mapped, BatchLimits.Mode mode) {
        if (rule == null) {
            return new Passed(mapped);
        }
        Map<String, @Nullable Object> fields = withoutEmpties(rule, mapped, mode);
        boolean isExempt = fields.containsKey(EXEMPT);
        Object exempt = fields.get(EXEMPT);
        rule.wrapMany(fields);
        Problems problems = new Problems();
        rule.checkMembers(fields, Place.ROOT, problems);
        if (problems.isAny()) {
            return new Refused(problems.sentences());
        }
        if (isExempt) {
            fields.put(EXEMPT, exempt);
        }
        return new Passed(fields);
    }

    private static Map<String, @Nullable Object> withoutEmpties(
            ObjectRule rule, Map<String, @Nullable Object> mapped, BatchLimits.Mode mode) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(mapped.size() * 2);
        for (Map.Entry<String, @Nullable Object> field : mapped.entrySet()) {
            Object value = field.getValue();
            Rule member = rule.member(field.getKey());
            boolean isDropped = member == null
                    ? isEmptyText(value, mode)
                    : member.isEmpty(value) || (isEmptyText(value, mode) && !member.keepsEmptyText());
            if (!isDropped) {
                fields.put(field.getKey(), member == null ? value : member.withoutEmpties(value));
            }
        }
        return fields;
    }

    private static boolean isEmptyText(@Nullable Object value, BatchLimits.Mode mode) {
        return mode == BatchLimits.Mode.SINGLE && "".equals(value);
    }
}
