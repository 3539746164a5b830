package io.retl;

import static org.assertj.core.api.Assertions.assertThat;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

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
                "Source 'my shop': dataSource is missing. Add .dataSource(…).",
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
    void textNamesTheDialectAndTheSchemaAndNothingOfTheConnection() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:x;PASSWORD=s3cret");

        assertThat(Source.builder("shop")
                        .dataSource(h2)
                        .dialect("h2")
                        .stateSchema("state")
                        .build())
                .hasToString("Source[shop, dialect=h2, stateSchema=state]");
        assertThat(Source.builder("shop").dataSource(h2).build())
                .hasToString("Source[shop, dialect=recognised on first use, stateSchema=__segment_reverse_etl]");
    }
}
