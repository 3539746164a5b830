package io.retl.it.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/**
 * Finds calls of, references to and uses of given methods, constructors and fields. A name without parentheses stands
 * for all overloads: {@code java.lang.Thread.sleep} or {@code java.lang.String.getBytes()}.
 */
final class Calls extends ArchCondition<JavaClass> {
    private final Set<String> names;

    private Calls(String what, Set<String> names) {
        super(what);
        this.names = names;
    }

    static Calls that(String what, String... names) {
        return new Calls(what, Set.of(names));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getAccessesFromSelf().stream()
                .filter(access -> matches(access.getTarget()))
                .forEach(access -> events.add(SimpleConditionEvent.satisfied(access, access.getDescription())));
    }

    private boolean matches(AccessTarget target) {
        return names.contains(target.getFullName())
                || names.contains(target.getOwner().getFullName() + "." + target.getName());
    }
}
