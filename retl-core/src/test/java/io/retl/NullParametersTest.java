package io.retl;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.ChoicesRequest;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.DynamicChoices;
import io.retl.destination.spi.FieldChoice;
import io.retl.destination.spi.FieldCondition;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldDefinitions;
import io.retl.destination.spi.FieldRequirement;
import io.retl.destination.spi.FieldType;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.Preset;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import io.retl.mapping.Expression;
import io.retl.mapping.Expressions;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.warehouse.spi.JsonText;
import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.SessionSettings;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.TableName;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A null is refused at once, by name, wherever a caller can put one. */
class NullParametersTest {
    /** What {@code requireNonNull} says; a message of the JVM is a sentence. */
    private static final Pattern PARAMETER_NAME = Pattern.compile("[a-z][A-Za-z]*");

    private static final Mapping MAPPING = Definitions.mapping("m").build();

    /** The types whose methods take something from a caller, each with a fresh instance; null for static methods alone. */
    private static Map<Class<?>, @Nullable Supplier<Object>> types() {
        Map<Class<?>, @Nullable Supplier<Object>> types = new LinkedHashMap<>();
        types.put(Secret.class, null);
        types.put(Source.class, null);
        types.put(Source.Builder.class, () -> Source.builder("a"));
        types.put(Model.class, null);
        types.put(Model.Builder.class, () -> Model.builder("a"));
        types.put(Destination.class, null);
        types.put(Destination.Builder.class, () -> Destination.builder("a"));
        types.put(RetryPolicy.Builder.class, RetryPolicy::builder);
        types.put(Mapping.class, null);
        types.put(Mapping.Builder.class, () -> Mapping.builder("a"));
        types.put(Schedule.class, () -> Schedule.every(Duration.ofDays(1)));
        types.put(Schedule.Calendar.class, () -> Schedule.at(6));
        types.put(io.retl.definition.Definitions.class, null);
        types.put(Limits.class, null);
        types.put(Limits.Builder.class, Limits::builder);
        types.put(Retl.class, () -> Retl.builder().mapping(MAPPING).build());
        types.put(Retl.Builder.class, Retl::builder);
        types.put(Expressions.class, null);
        types.put(Expression.class, Expressions::recordId);
        types.put(io.retl.mapping.ObjectExpression.class, Expressions::object);
        types.put(io.retl.mapping.ArrayExpression.class, Expressions::array);
        types.put(io.retl.mapping.Elements.class, () -> Expressions.array(Expressions.recordId()));
        types.put(SyncResult.class, null);
        types.put(SyncResult.Builder.class, () -> SyncResult.builder("m", 1, SyncStatus.SUCCEEDED));
        types.put(Payload.class, () -> Payload.builder(ChangeKind.ADDED, "1").build());
        types.put(Payload.Builder.class, () -> Payload.builder(ChangeKind.ADDED, "1"));
        types.put(DeliveryResult.Builder.class, DeliveryResult::builder);
        types.put(RecordResult.class, null);
        types.put(Settings.class, () -> Settings.complete(Map.of(), List.of()));
        types.put(SettingDefinition.class, null);
        types.put(SettingDefinition.Builder.class, () -> SettingDefinition.builder("a"));
        types.put(FieldDefinition.class, null);
        types.put(FieldDefinitions.class, null);
        types.put(FieldChoice.class, null);
        types.put(DeliveryContext.class, null);
        types.put(DeliveryContext.Builder.class, () -> DeliveryContext.builder("a", "b"));
        types.put(FieldDefinition.Builder.class, () -> FieldDefinition.builder("a", FieldType.ANY));
        types.put(Sql.class, null);
        types.put(Naming.class, () -> Naming.standard(63));
        types.put(SessionSettings.class, null);
        return types;
    }

    private static final List<Class<? extends Record>> RECORDS = List.of(
            Delivery.class,
            BatchLimits.class,
            ChoicesRequest.class,
            DynamicChoices.class,
            FieldChoice.class,
            FieldCondition.class,
            FieldRequirement.class,
            RateLimit.class,
            FailedRecord.class,
            SyncResult.Reason.class,
            SyncResult.DuplicateId.class,
            Sql.class,
            TableName.class,
            JsonText.class,
            Schedule.Interval.class,
            Schedule.Calendar.class);

    @Test
    void everyMethodNamesTheParameterThatIsNull() {
        List<String> wrong = new ArrayList<>();
        int[] checked = {0};
        types().forEach((type, instance) -> Stream.of(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> Modifier.isStatic(method.getModifiers()) || instance != null)
                .filter(method -> !method.getName().equals("equals") && !method.isSynthetic())
                .forEach(method -> checked[0] += check(type, method, instance, wrong)));

        assertThat(wrong).isEmpty();
        assertThat(checked[0]).as("parameters").isGreaterThan(70);
    }

    @Test
    void everyRecordNamesTheComponentThatIsNull() {
        List<String> wrong = new ArrayList<>();
        RECORDS.forEach(record -> check(record, record.getConstructors()[0], null, wrong));

        assertThat(wrong).isEmpty();
    }

    private static int check(
            Class<?> type, Executable member, @Nullable Supplier<Object> instance, List<String> wrong) {
        int checked = 0;
        AnnotatedType[] parameters = member.getAnnotatedParameterTypes();
        for (int index = 0; index < parameters.length; index++) {
            if (member.getParameterTypes()[index].isPrimitive()
                    || parameters[index].isAnnotationPresent(Nullable.class)) {
                continue;
            }
            checked++;
            String outcome = outcome(member, instance, index);
            if (!PARAMETER_NAME.matcher(outcome).matches()) {
                wrong.add(type.getSimpleName() + "." + member.getName() + " parameter " + index + ": " + outcome);
            }
        }
        return checked;
    }

    private static String outcome(Executable member, @Nullable Supplier<Object> instance, int nullIndex) {
        Object[] arguments = Arrays.stream(member.getParameterTypes())
                .map(NullParametersTest::sample)
                .toArray();
        arguments[nullIndex] = null;
        try {
            if (member instanceof Method method) {
                method.invoke(instance == null ? null : instance.get(), arguments);
            } else if (member instanceof java.lang.reflect.Constructor<?> constructor) {
                constructor.newInstance(arguments);
            }
            return "no exception";
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            return cause instanceof NullPointerException ? String.valueOf(cause.getMessage()) : "it throws " + cause;
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(member.toString(), failure);
        }
    }

    private static Object sample(Class<?> type) {
        Map<Class<?>, Object> samples = Map.of(
                String.class,
                "a",
                Object.class,
                "a",
                int.class,
                1,
                long.class,
                1L,
                Source.class,
                MAPPING.model().source(),
                Model.class,
                MAPPING.model(),
                Destination.class,
                MAPPING.destination(),
                Mapping.class,
                MAPPING,
                Expression.class,
                Expressions.recordId(),
                Duration.class,
                Duration.ZERO);
        Object sample = samples.get(type);
        if (sample != null) {
            return sample;
        }
        if (type == RetryPolicy.class) {
            return RetryPolicy.builder().build();
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type == Set.class) {
            return Set.of();
        }
        if (type == Schedule.class) {
            return Schedule.every(Duration.ofHours(1));
        }
        return type.isInterface() ? proxy(type) : other(type);
    }

    private static Object proxy(Class<?> type) {
        return Proxy.newProxyInstance(
                NullParametersTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType() == String.class ? "a" : null);
    }

    private static Object other(Class<?> type) {
        return Stream.of(
                        RecordResult.delivered(),
                        BatchLimits.single(),
                        new ChoicesRequest("a", Map.of(), null),
                        FieldChoice.of("a"),
                        Expressions.recordId().exists(),
                        Expressions.when(Expressions.recordId().exists()),
                        FieldDefinition.builder("a", FieldType.ANY).build(),
                        FieldRequirement.NEVER,
                        Preset.NONE,
                        Settings.complete(Map.of(), List.of()),
                        Limits.builder().build(),
                        SyncResult.Extracted.NOTHING,
                        SyncResult.Loaded.NOTHING,
                        new TableName("a", "b"),
                        new RejectedDeliveryException("no", null),
                        ZoneOffset.UTC,
                        Instant.EPOCH,
                        (Action) proxy(Action.class))
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No sample of " + type));
    }
}
