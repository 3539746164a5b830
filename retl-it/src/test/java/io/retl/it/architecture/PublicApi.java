package io.retl.it.architecture;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a module promises, one line per type and member: its name first, so that the old and the new form of a changed
 * signature stand next to each other once the lines are sorted.
 */
final class PublicApi {
    private static final int SHOWN =
            Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT;

    private final SortedSet<String> lines = new TreeSet<>();

    private PublicApi() {}

    static SortedSet<String> of(PublishedModule module) {
        var api = new PublicApi();
        module.exportedClasses().stream().filter(PublicApi::isVisible).forEach(api::add);
        return api.lines;
    }

    private void add(Class<?> type) {
        lines.add(TypeText.name(type) + TypeText.parameters(type.getTypeParameters()) + " : " + declaration(type));
        // Members of a superclass nobody can name are inherited by, and so belong to, the type.
        for (Class<?> owner = type;
                owner != null && (owner == type || !isVisible(owner));
                owner = owner.getSuperclass()) {
            Arrays.stream(owner.getDeclaredFields())
                    .filter(field -> isShown(field.getModifiers(), field.isSynthetic()))
                    .forEach(field -> addField(type, field));
            Arrays.stream(owner.getDeclaredMethods())
                    .filter(method -> isShown(method.getModifiers(), method.isSynthetic()))
                    .forEach(method -> addMethod(type, method));
        }
        Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> isShown(constructor.getModifiers(), constructor.isSynthetic()))
                .forEach(constructor -> addConstructor(type, constructor));
    }

    private void addField(Class<?> type, Field field) {
        lines.add(TypeText.name(type) + "." + field.getName() + " : " + prefix(field, field.getModifiers())
                + TypeText.of(field.getAnnotatedType()) + constantValue(field));
    }

    private void addMethod(Class<?> type, Method method) {
        var defaultWord = method.isDefault() ? "default " : "";
        var parameters = TypeText.parameters(method.getTypeParameters());
        lines.add(TypeText.name(type) + "." + method.getName() + arguments(method) + " : "
                + prefix(method, method.getModifiers()) + defaultWord + parameters + (parameters.isEmpty() ? "" : " ")
                + TypeText.of(method.getAnnotatedReturnType()) + exceptions(method));
    }

    private void addConstructor(Class<?> type, Constructor<?> constructor) {
        lines.add(TypeText.name(type) + ".<init>" + arguments(constructor) + " : "
                + prefix(constructor, constructor.getModifiers()) + "constructor" + exceptions(constructor));
    }

    private static String declaration(Class<?> type) {
        int modifiers = type.isInterface() ? type.getModifiers() & ~Modifier.ABSTRACT : type.getModifiers();
        var sealed = type.isSealed() ? "sealed " : "";
        return prefix(type, modifiers) + sealed + kind(type) + superclass(type) + interfaces(type);
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        if (type.isEnum()) {
            return "enum";
        }
        return type.isRecord() ? "record" : "class";
    }

    private static String superclass(Class<?> type) {
        AnnotatedType parent = type.getAnnotatedSuperclass();
        if (parent == null || type.isEnum() || type.isRecord() || type.getSuperclass() == Object.class) {
            return "";
        }
        return " extends " + TypeText.of(parent);
    }

    private static String interfaces(Class<?> type) {
        var interfaces = TypeText.list(type.getAnnotatedInterfaces());
        return interfaces.isEmpty() ? "" : (type.isInterface() ? " extends " : " implements ") + interfaces;
    }

    private static String arguments(Executable executable) {
        return "(" + TypeText.list(executable.getAnnotatedParameterTypes()) + ")";
    }

    private static String exceptions(Executable executable) {
        var exceptions = TypeText.list(executable.getAnnotatedExceptionTypes());
        return exceptions.isEmpty() ? "" : " throws " + exceptions;
    }

    /** Annotations by their simple names, then the modifiers. */
    private static String prefix(AnnotatedElement element, int modifiers) {
        var annotations = Arrays.stream(element.getDeclaredAnnotations())
                .map(Annotation::annotationType)
                .map(type -> "@" + type.getSimpleName() + " ")
                .sorted()
                .collect(Collectors.joining());
        return annotations + Modifier.toString(modifiers & SHOWN) + " ";
    }

    /** The compiler copies constants into the code that uses them: a changed value is a changed API. */
    private static String constantValue(Field field) {
        boolean constant = Modifier.isStatic(field.getModifiers())
                && Modifier.isFinal(field.getModifiers())
                && (field.getType().isPrimitive() || field.getType() == String.class);
        if (!constant) {
            return "";
        }
        try {
            return " = " + field.get(null);
        } catch (IllegalAccessException e) {
            return " = (protected)";
        }
    }

    private static boolean isShown(int modifiers, boolean synthetic) {
        return !synthetic && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
    }

    static boolean isVisible(Class<?> type) {
        return isShown(type.getModifiers(), type.isSynthetic())
                && !type.isLocalClass()
                && !type.isAnonymousClass()
                && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }
}
