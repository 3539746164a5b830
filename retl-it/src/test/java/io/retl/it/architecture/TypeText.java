package io.retl.it.architecture;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes types as a reader of the source would, with their type arguments and their nullness. */
final class TypeText {
    private TypeText() {}

    static String of(AnnotatedType type) {
        var nullable = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
        if (type instanceof AnnotatedArrayType array) {
            var space = nullable.isEmpty() ? "" : " ";
            return of(array.getAnnotatedGenericComponentType()) + space + nullable + "[]";
        }
        return nullable + unmarked(type);
    }

    static String list(AnnotatedType... types) {
        return Arrays.stream(types).map(TypeText::of).collect(Collectors.joining(", "));
    }

    /** The declared type parameters in angle brackets, or nothing. */
    static String parameters(TypeVariable<?>... parameters) {
        if (parameters.length == 0) {
            return "";
        }
        return Arrays.stream(parameters).map(TypeText::parameter).collect(Collectors.joining(", ", "<", ">"));
    }

    static String name(Class<?> type) {
        var name = type.getCanonicalName();
        return type.getPackageName().equals("java.lang") ? name.replaceFirst("^java\\.lang\\.", "") : name;
    }

    private static String parameter(TypeVariable<?> parameter) {
        var bounds = Arrays.stream(parameter.getAnnotatedBounds())
                .map(TypeText::of)
                .filter(bound -> !bound.equals("Object"))
                .collect(Collectors.joining(" & "));
        return bounds.isEmpty() ? parameter.getName() : parameter.getName() + " extends " + bounds;
    }

    private static String unmarked(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return raw(type.getType()) + "<" + list(parameterized.getAnnotatedActualTypeArguments()) + ">";
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return wildcard(wildcard);
        }
        return raw(type.getType());
    }

    private static String wildcard(AnnotatedWildcardType type) {
        if (type.getAnnotatedLowerBounds().length > 0) {
            return "? super " + list(type.getAnnotatedLowerBounds());
        }
        var upper = list(type.getAnnotatedUpperBounds());
        return upper.isEmpty() || upper.equals("Object") ? "?" : "? extends " + upper;
    }

    private static String raw(Type type) {
        if (type instanceof Class<?> plain) {
            return name(plain);
        }
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        return type.getTypeName();
    }
}
