package io.retl.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** What a program inherits from the machine it runs on: published code must be given it, or do without. */
class AmbientStateTest {
    /** The one door to the wall clock and to sleeping. */
    private static final String SYSTEM_TIME = "io.retl.internal.step.SystemTime";

    @Test
    void wallClockAndSleepHaveOneDoor() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(SYSTEM_TIME)
                .should(Calls.that(
                        "read the wall clock or sleep",
                        "java.lang.System.currentTimeMillis",
                        "java.lang.Thread.sleep",
                        "java.time.Clock.system",
                        "java.time.Clock.systemDefaultZone",
                        "java.time.Clock.systemUTC",
                        "java.time.Instant.now()",
                        "java.time.LocalDate.now()",
                        "java.time.LocalDate.now(java.time.ZoneId)",
                        "java.time.LocalDateTime.now()",
                        "java.time.LocalDateTime.now(java.time.ZoneId)",
                        "java.time.LocalTime.now()",
                        "java.time.LocalTime.now(java.time.ZoneId)",
                        "java.time.OffsetDateTime.now()",
                        "java.time.OffsetDateTime.now(java.time.ZoneId)",
                        "java.time.YearMonth.now()",
                        "java.time.YearMonth.now(java.time.ZoneId)",
                        "java.time.ZonedDateTime.now()",
                        "java.time.ZonedDateTime.now(java.time.ZoneId)",
                        "java.util.Date.<init>()",
                        "java.util.concurrent.TimeUnit.sleep"))
                .because("tests run on a clock of their own; take a Clock and a Sleeper")
                .check(PublishedClasses.ALL);
    }

    @Test
    void nothingIsPrinted() {
        noClasses()
                .should(Calls.that(
                        "print",
                        "java.lang.System.out",
                        "java.lang.System.err",
                        "java.lang.Throwable.printStackTrace()",
                        "java.lang.Exception.printStackTrace()"))
                .because("the console belongs to the program retl runs in; log through SLF4J")
                .check(PublishedClasses.ALL);
    }

    @Test
    void localeAndTimeZoneAreNamed() {
        noClasses()
                .should(Calls.that(
                        "use the locale or time zone of the machine",
                        "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
                        "java.lang.String.toLowerCase()",
                        "java.lang.String.toUpperCase()",
                        "java.text.DecimalFormat.<init>(java.lang.String)",
                        "java.text.SimpleDateFormat.<init>(java.lang.String)",
                        "java.time.ZoneId.systemDefault",
                        "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
                        "java.util.Locale.getDefault",
                        "java.util.TimeZone.getDefault"))
                .because("the same data must give the same bytes in every country; name Locale.ROOT or a time zone")
                .check(PublishedClasses.ALL);
    }

    @Test
    void charsetIsNamed() {
        noClasses()
                .should(Calls.that(
                        "use the charset of the machine",
                        "java.io.ByteArrayOutputStream.toString()",
                        "java.io.FileReader.<init>(java.io.File)",
                        "java.io.FileReader.<init>(java.lang.String)",
                        "java.io.FileWriter.<init>(java.io.File)",
                        "java.io.FileWriter.<init>(java.lang.String)",
                        "java.io.InputStreamReader.<init>(java.io.InputStream)",
                        "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
                        "java.lang.String.<init>([B)",
                        "java.lang.String.<init>([B, int, int)",
                        "java.lang.String.getBytes()",
                        "java.nio.charset.Charset.defaultCharset"))
                .because("Java 17 takes the charset of the machine; name StandardCharsets.UTF_8")
                .check(PublishedClasses.ALL);
    }
}
