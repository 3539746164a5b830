package io.retl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void limitsHaveTheirDefaults() {
        assertThat(Limits.builder().build())
                .hasToString("Limits[queryCharacters=65535, identifierCharacters=191, scheduleInterval=PT15M,"
                        + " recordsPerSync=150000000, columns=512, columnNameCharacters=128, recordBytes=524288,"
                        + " columnBytes=131072, massDeleteRows=100, massDeletePercent=20, window=10000,"
                        + " failedRecordsPerSync=100000, parkAfterSyncs=5, parkAfter=PT336H, breakerRecords=1000,"
                        + " breakerPercent=50]");
    }

    @Test
    void everyLimitCanBeSet() {
        Limits limits = Limits.builder()
                .queryCharacters(1)
                .identifierCharacters(2)
                .scheduleInterval(Duration.ofHours(1))
                .recordsPerSync(3)
                .columns(4)
                .columnNameCharacters(5)
                .recordBytes(1_024)
                .columnBytes(64)
                .massDeleteRows(6)
                .massDeletePercent(7)
                .window(8)
                .failedRecordsPerSync(9)
                .parkAfterSyncs(10)
                .parkAfter(Duration.ofDays(1))
                .breakerRecords(11)
                .breakerPercent(12)
                .build();

        assertThat(limits)
                .hasToString("Limits[queryCharacters=1, identifierCharacters=2, scheduleInterval=PT1H,"
                        + " recordsPerSync=3, columns=4, columnNameCharacters=5, recordBytes=1024, columnBytes=64,"
                        + " massDeleteRows=6, massDeletePercent=7, window=8, failedRecordsPerSync=9,"
                        + " parkAfterSyncs=10, parkAfter=PT24H, breakerRecords=11, breakerPercent=12]");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Definitions.assertProblems(
                () -> Limits.builder()
                        .queryCharacters(0)
                        .identifierCharacters(0)
                        .recordsPerSync(0)
                        .columns(0)
                        .columnNameCharacters(0)
                        .recordBytes(1_023)
                        .columnBytes(63)
                        .scheduleInterval(Duration.ofSeconds(59))
                        .massDeleteRows(-1)
                        .massDeletePercent(101)
                        .window(0)
                        .failedRecordsPerSync(0)
                        .parkAfterSyncs(0)
                        .parkAfter(Duration.ofSeconds(59))
                        .breakerRecords(0)
                        .breakerPercent(101)
                        .build(),
                "Limits: queryCharacters is 0; it is at least 1.",
                "Limits: identifierCharacters is 0; it is at least 1.",
                "Limits: recordsPerSync is 0; it is at least 1.",
                "Limits: columns is 0; it is at least 1.",
                "Limits: columnNameCharacters is 0; it is at least 1.",
                "Limits: recordBytes is 1023; it is at least 1024.",
                "Limits: columnBytes is 63; it is at least 64.",
                "Limits: scheduleInterval is PT59S; it is at least PT1M.",
                "Limits: massDeleteRows is -1; it is at least 0.",
                "Limits: massDeletePercent is 101; it is at most 100.",
                "Limits: window is 0; it is at least 1.",
                "Limits: failedRecordsPerSync is 0; it is at least 1.",
                "Limits: parkAfterSyncs is 0; it is at least 1.",
                "Limits: parkAfter is PT59S; it is at least PT1M.",
                "Limits: breakerRecords is 0; it is at least 1.",
                "Limits: breakerPercent is 101; it is at most 100.");
    }

    @Test
    void limitSetTwiceShowsTheOldValue() {
        Limits.Builder limits = Limits.builder().recordsPerSync(5);

        Definitions.assertSetTwice(() -> limits.recordsPerSync(6), "recordsPerSync is set twice: it is '5', then '6'.");
    }
}
