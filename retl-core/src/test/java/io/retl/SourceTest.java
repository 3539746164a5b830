package io.retl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
    @Test
    void sourceHasItsDefaults() {
        Source source = Definitions.shop();

        assertThat(source.displayName()).isEqualTo("shop");
        assertThat(source.dialect()).isEmpty();
        assertThat(source.stateSchema()).isEqualTo("__segment_reverse_etl");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Definitions.assertProblems(
                () -> Source.builder("my shop").stateSchema(" ").build(),
                "Source 'my shop': the id 'my shop' must have 1 to 128 characters out of A-Z, a-z, 0-9, '_' and '-',"
                        + " because it names tables.",
                "Source 'my shop': it needs either .jdbcUrl(\"…\") for a pool of retl's own or .dataSource(…) for the"
                        + " host's, not neither.",
                "Source 'my shop': stateSchema is blank. Name a schema, or leave it out for '__segment_reverse_etl'.");
    }

    @Test
    void propertySetTwiceShowsTheOldValue() {
        Source.Builder source =
                Source.builder("shop").dialect("h2").stateSchema("a").displayName("Shop");

        Definitions.assertSetTwice(
                () -> source.dialect("postgres"), "dialect is set twice: it is 'h2', then 'postgres'.");
        Definitions.assertSetTwice(() -> source.stateSchema("b"), "stateSchema is set twice: it is 'a', then 'b'.");
        Definitions.assertSetTwice(() -> source.displayName("X"), "displayName is set twice: it is 'Shop', then 'X'.");
    }

    @Test
    void dataSourceSetTwiceShowsItsClassAndNoSecret() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:x;PASSWORD=s3cret");
        Source.Builder source = Source.builder("shop").dataSource(h2);

        Definitions.assertSetTwice(
                () -> source.dataSource(h2),
                "dataSource is set twice: it is 'org.h2.jdbcx.JdbcDataSource', then 'org.h2.jdbcx.JdbcDataSource'.");
    }

    @Test
    void secretSetTwiceIsNotShown() {
        Source.Builder source =
                Source.builder("shop").jdbcUrl("jdbc:h2:mem:s3cret").user("sa").password("s3cret");

        Definitions.assertSetTwice(
                () -> source.jdbcUrl("jdbc:h2:mem:other"), "jdbcUrl is set twice: it is '***', then '***'.");
        Definitions.assertSetTwice(() -> source.password("other"), "password is set twice: it is '***', then '***'.");
        Definitions.assertSetTwice(() -> source.user("root"), "user is set twice: it is 'sa', then 'root'.");
    }

    @Test
    void sourceIsAUrlOrADataSource() {
        Definitions.assertProblems(
                () -> Source.builder("shop")
                        .jdbcUrl("jdbc:h2:mem:")
                        .dataSource(new JdbcDataSource())
                        .user("sa")
                        .build(),
                "Source 'shop': it needs either .jdbcUrl(\"…\") for a pool of retl's own or .dataSource(…) for the"
                        + " host's, not both.");
        Definitions.assertProblems(
                () -> Source.builder("shop")
                        .dataSource(new JdbcDataSource())
                        .password("s3cret")
                        .build(),
                "Source 'shop': user and password belong to .jdbcUrl(\"…\"), but there is a .dataSource(…), which has"
                        + " its own.");
    }

    @Test
    void urlNamesAProductAndIsNotShownOtherwise() {
        String problem =
                "Source 'shop': jdbcUrl does not begin with 'jdbc:' and the name of a product. Write it as, for"
                        + " example, jdbc:postgresql://host/database.";

        for (String url :
                new String[] {"", "jdbc", "jdbc:", "jdbc:h2", "postgres://u:p@h/d", " jdbc:h2:x", "jdbc://u:p@h"}) {
            Definitions.assertProblems(() -> Source.builder("shop").jdbcUrl(url).build(), problem);
        }
        assertThat(Source.builder("shop").jdbcUrl("jdbc:duckdb:").build())
                .returns(Optional.of("jdbc:duckdb:"), Source::jdbcUrl);
    }

    @Test
    void textShowsOfAUrlWhatItIsFor() {
        assertThat(Source.builder("shop")
                        .jdbcUrl("jdbc:postgresql://u:s3cret@host/shop?password=s3cret")
                        .user("s3cret")
                        .password("s3cret")
                        .build())
                .hasToString("Source[shop, jdbcUrl=jdbc:postgresql:***, dialect=recognised on first use,"
                        + " stateSchema=__segment_reverse_etl, maxConcurrentSyncs=4, statementTimeout=none]");
    }

    @Test
    void emptyUserAndPasswordAreNone() {
        Source source = Source.builder("shop")
                .jdbcUrl("jdbc:h2:mem:")
                .user("")
                .password("")
                .build();

        assertThat(source.dataSource()).isEmpty();
        assertThat(source.user()).isEmpty();
        assertThat(source.password()).isEmpty();
        assertThat(Source.builder("shop")
                        .dataSource(new JdbcDataSource())
                        .user("")
                        .password("")
                        .build()
                        .dataSource())
                .isPresent();
    }

    @Test
    void userAndPasswordAreKept() {
        Source source = Source.builder("shop")
                .jdbcUrl("jdbc:h2:mem:")
                .user("sa")
                .password("s3cret")
                .build();

        assertThat(source.user()).contains("sa");
        assertThat(source.password().map(Secret::reveal)).contains("s3cret");
    }

    @Test
    void textNamesTheDialectAndTheSchemaAndNothingOfTheConnection() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:x;PASSWORD=s3cret");

        assertThat(Source.builder("shop")
                        .dataSource(h2)
                        .dialect("h2")
                        .stateSchema("state")
                        .build())
                .hasToString(
                        "Source[shop, dialect=h2, stateSchema=state, maxConcurrentSyncs=4, statementTimeout=none]");
        assertThat(Source.builder("shop").dataSource(h2).build())
                .hasToString("Source[shop, dialect=recognised on first use, stateSchema=__segment_reverse_etl,"
                        + " maxConcurrentSyncs=4, statementTimeout=none]");
    }

    @Test
    void fourSyncsAtOnceAndNoTimeOutAreTheDefault() {
        Source source = Source.builder("shop").jdbcUrl("jdbc:h2:mem:").build();

        assertThat(source.maxConcurrentSyncs()).isEqualTo(4);
        assertThat(source.statementTimeout()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void syncsAtOnceAreKept(int syncs) {
        Source source = Source.builder("shop")
                .jdbcUrl("jdbc:h2:mem:")
                .maxConcurrentSyncs(syncs)
                .build();

        assertThat(source.maxConcurrentSyncs()).isEqualTo(syncs);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65})
    void otherNumbersOfSyncsAtOnceAreRefused(int syncs) {
        Definitions.assertProblems(
                () -> Source.builder("shop")
                        .jdbcUrl("jdbc:h2:mem:")
                        .maxConcurrentSyncs(syncs)
                        .build(),
                "Source 'shop': maxConcurrentSyncs is " + syncs + "; it must be 1 to 64.");
    }

    @Test
    void timeOutOfStatementsIsWholeSecondsUpToAWeek() {
        assertThat(timeout("PT1S").statementTimeout()).contains(Duration.ofSeconds(1));
        assertThat(timeout("P7D"))
                .hasToString("Source[shop, jdbcUrl=jdbc:h2:***, dialect=recognised on first use,"
                        + " stateSchema=__segment_reverse_etl, maxConcurrentSyncs=4, statementTimeout=PT168H]");
        Definitions.assertProblems(
                () -> timeout("PT0.999S"), "Source 'shop': statementTimeout is PT0.999S; it must be PT1S to PT168H.");
        Definitions.assertProblems(
                () -> timeout("P7DT1S"), "Source 'shop': statementTimeout is PT168H1S; it must be PT1S to PT168H.");
        Definitions.assertProblems(
                () -> timeout("PT1.5S"),
                "Source 'shop': statementTimeout is PT1.5S; it must be whole seconds, because drivers count those.");
    }

    private static Source timeout(String duration) {
        return Source.builder("shop")
                .jdbcUrl("jdbc:h2:mem:")
                .statementTimeout(Duration.parse(duration))
                .build();
    }
}
