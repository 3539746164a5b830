package io.retl.it.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the types a public or protected signature names, type arguments and bounds included. */
final class ExposedTypes extends ArchCondition<JavaClass> {
    private final Predicate<JavaClass> allowed;

    private ExposedTypes(String description, Predicate<JavaClass> allowed) {
        super(description);
        this.allowed = allowed;
    }

    static ExposedTypes only(String description, Predicate<JavaClass> allowed) {
        return new ExposedTypes("expose only " + description, allowed);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        report(type, type.getDescription(), declared(type), events);
        type.getMembers().stream()
                .filter(ExposedTypes::isExposed)
                .forEach(member -> report(type, member.getDescription(), named(member), events));
    }

    private void report(JavaClass type, String where, Stream<JavaType> types, ConditionEvents events) {
        types.flatMap(exposed -> exposed.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .filter(exposed -> !exposed.isPrimitive() && !allowed.test(exposed))
                .distinct()
                .forEach(exposed ->
                        events.add(SimpleConditionEvent.violated(type, where + " exposes " + exposed.getFullName())));
    }

    private static Stream<JavaType> declared(JavaClass type) {
        return Stream.of(
                        type.getSuperclass().stream(), type.getInterfaces().stream(), type.getTypeParameters().stream())
                .flatMap(types -> types);
    }

    private static Stream<JavaType> named(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        var codeUnit = (JavaCodeUnit) member;
        return Stream.of(
                        Stream.of(codeUnit.getReturnType()),
                        codeUnit.getParameterTypes().stream(),
                        codeUnit.getTypeParameters().stream(),
                        codeUnit.getExceptionTypes().stream())
                .flatMap(types -> types);
    }

    private static boolean isExposed(JavaMember member) {
        var modifiers = member.getModifiers();
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC);
    }
}
