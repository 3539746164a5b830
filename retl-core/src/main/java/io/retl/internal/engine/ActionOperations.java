package io.retl.internal.engine;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.ChoicesRequest;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DynamicChoices;
import io.retl.destination.spi.MappingHook;
import io.retl.internal.field.FieldStep;
import io.retl.internal.text.Nearest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person who writes a mapping asks of its action; no sync does. */
final class ActionOperations {
    private final Action action;
    private final String mappingId;
    private final DeliveryContext context;

    ActionOperations(Wiring.WiredMapping wired) {
        this.action = wired.channel().action();
        this.mappingId = wired.mapping().id();
        this.context = wired.channel().context(mappingId, 0);
    }

    DynamicChoices choices(ChoicesRequest request) throws InterruptedException {
        return action.choices(request, context);
    }

    /** Runs a hook with inputs that were brought into the form of its fields. */
    Map<String, @Nullable Object> runHook(String name, Map<String, @Nullable Object> inputs)
            throws InterruptedException {
        MappingHook hook = action.hooks().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Mapping '%s': action '%s' has no hook '%s'. %s"
                        .formatted(
                                mappingId,
                                action.name(),
                                name,
                                Nearest.fix(
                                        name,
                                        action.hooks().stream()
                                                .map(MappingHook::name)
                                                .toList()))));
        FieldStep.Checked checked = FieldStep.of(hook.inputs()).apply(inputs, BatchLimits.Mode.SINGLE);
        if (checked instanceof FieldStep.Refused refused) {
            throw new IllegalArgumentException(
                    "Mapping '%s': hook '%s': %s".formatted(mappingId, name, refused.message()));
        }
        return hook.run(((FieldStep.Passed) checked).fields(), context);
    }
}
