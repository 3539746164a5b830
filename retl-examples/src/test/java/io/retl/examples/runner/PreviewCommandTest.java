package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewCommandTest {
    private final TestEnvironment environment = new TestEnvironment();

    @TempDir
    private Path directory;

    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = new Shop(directory);
    }

    @Test
    void rowsAreATable() {
        int exitCode = environment.run("preview", "customers", "--config", shop.definitions());

        assertThat(exitCode).isZero();
        assertThat(environment.printed()).isEqualTo("""
                ID  EMAIL            PLAN
                --  ---------------  ------
                1   ada@example.com  pro
                2   bob@example.com  free
                3   cem@example.com  (null)
                (3 rows)
                """);
    }

    @Test
    void whatWouldMoveTheCursorIsEscaped() {
        shop.execute("DELETE FROM customers WHERE id > 1", "UPDATE customers SET plan = CHAR(27) || '[2J' || CHAR(10)");

        environment.run("preview", "customers", "--config", shop.definitions());

        assertThat(environment.printed()).isEqualTo("""
                ID  EMAIL            PLAN
                --  ---------------  -----------
                1   ada@example.com  \\u001b[2J\\n
                (1 row)
                """);
    }

    @Test
    void rowOverALimitIsSaidToBeOne() {
        shop.execute(
                "DELETE FROM customers WHERE id > 1",
                "ALTER TABLE customers ALTER COLUMN plan VARCHAR",
                "UPDATE customers SET plan = REPEAT('x', 200000)");

        int exitCode = environment.run("preview", "customers", "--json", "--config", shop.definitions());

        assertThat(exitCode).isZero();
        assertThat(environment.printed())
                .endsWith("\"rows\":[{\"ID\":1,\"EMAIL\":\"ada@example.com\",\"PLAN\":null}]}\n");
        assertThat(environment.noted()).startsWith("Row 1 is over a size limit");
    }

    @Test
    void documentHasTheValuesWithTheirTypes() {
        int exitCode = environment.run("preview", "customers", "--json", "--config", shop.definitions());

        assertThat(exitCode).isZero();
        assertThat(environment.printed()).isEqualTo("""
                {"model":"customers","columns":["ID","EMAIL","PLAN"],"rows":[\
                {"ID":1,"EMAIL":"ada@example.com","PLAN":"pro"},\
                {"ID":2,"EMAIL":"bob@example.com","PLAN":"free"},\
                {"ID":3,"EMAIL":"cem@example.com","PLAN":null}]}
                """);
    }

    @Test
    void unknownModelIsMisuse() {
        int exitCode = environment.run("preview", "clients", "--config", shop.definitions());

        assertThat(exitCode).isEqualTo(2);
        assertThat(environment.printed()).isEmpty();
        assertThat(environment.noted()).isEqualTo("There is no model 'clients'. There are: customers.\n");
    }

    @Test
    void warehouseThatRefusesTheQueryIsAFailure() {
        String file = shop.definitions();
        shop.execute("DROP TABLE customers");

        int text = environment.run("preview", "customers", "--config", file);
        int json = environment.run("preview", "customers", "--json", "--config", file);

        assertThat(text).isEqualTo(1);
        assertThat(json).isEqualTo(1);
        assertThat(environment.noted().lines()).hasSize(1);
        assertThat(environment.noted()).startsWith("Source 'shop': ").doesNotContain("\tat ");
        assertThat(environment.printed())
                .startsWith("{\"problems\":[{\"code\":\"WAREHOUSE\",\"message\":\"Source 'shop': ");
    }
}
