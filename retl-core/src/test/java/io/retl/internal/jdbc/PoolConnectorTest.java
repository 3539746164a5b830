package io.retl.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.retl.Source;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PoolConnectorTest {
    private static final String URL = "jdbc:%s://anna:in-url@host:1/shop?sslpassword=in%%2Bparameter&a=b;apiKey=in-key";

    private static Source source(String product) {
        return Source.builder("shop")
                .jdbcUrl(URL.formatted(product))
                .user("anna")
                .password("s3cret")
                .build();
    }

    private static Properties propertiesFor(String url, String user, String password, String... offered) {
        String product = url.split(":")[1];
        try (PoolDriver driver = new PoolDriver(product, offered);
                Pool pool = new Pool(Source.builder("shop")
                        .jdbcUrl(url)
                        .user(user)
                        .password(password)
                        .build())) {
            pool.dataSource().getConnection().close();
            return driver.properties.get(0);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void userAndPasswordAreHandedOverIfThereAreAny() {
        assertThat(propertiesFor("jdbc:one:x", "sa", "s3cret"))
                .containsOnly(Map.entry("user", "sa"), Map.entry("password", "s3cret"));
        assertThat(propertiesFor("jdbc:two:x", "", "")).isEmpty();
    }

    @Test
    void driverThatHasALoginTimeOutIsGivenOneUnlessTheUrlDoes() {
        assertThat(propertiesFor("jdbc:three:x", "", "", "ssl", "loginTimeout")).containsOnlyKeys("loginTimeout");
        assertThat(propertiesFor("jdbc:four:x", "", "", "loginTimeout")).containsEntry("loginTimeout", "30");
        assertThat(propertiesFor("jdbc:six:x", "", "", "ssl")).isEmpty();
        assertThat(propertiesFor("jdbc:five:x?LoginTimeout=5", "", "", "loginTimeout"))
                .isEmpty();
    }

    @Test
    void failureOfTheDriverHoldsNoSecretHoweverDeep() {
        Source source = source("leaky");
        String said = source.jdbcUrl().orElseThrow() + " anna:in-url in%2Bparameter in+parameter in-key s3cret";
        try (PoolDriver driver = new PoolDriver("leaky");
                Pool pool = new Pool(source)) {
            SQLException refusal = new SQLException("cannot reach host:1 with " + said, "28P01", 17);
            refusal.initCause(new IllegalStateException(said, new SQLException(said)));
            refusal.setNextException(new SQLException(said));
            refusal.addSuppressed(new SQLException(said));
            driver.refuse(refusal);

            Throwable thrown = catchThrowable(() -> pool.dataSource().getConnection());

            assertThat(thrown)
                    .isInstanceOf(SQLException.class)
                    .hasMessage("cannot reach host:1 with *** *** *** *** *** ***")
                    .hasFieldOrPropertyWithValue("SQLState", "28P01")
                    .hasFieldOrPropertyWithValue("errorCode", 17)
                    .hasRootCauseMessage("*** *** *** *** *** ***");
            assertThat(trace(thrown))
                    .contains("java.lang.IllegalStateException: ***")
                    .doesNotContain("in-url", "in%2Bparameter", "in+parameter", "in-key", "s3cret");
        }
    }

    @Test
    void passwordInTheMannerOfOracleIsOneToo() {
        try (PoolDriver driver = new PoolDriver("thin");
                Pool pool = new Pool(Source.builder("shop")
                        .jdbcUrl("jdbc:thin:scott/t1ger@host:1521/shop")
                        .build())) {
            driver.refuse(new SQLException("t1ger is not the password of scott at host"));

            assertThat(catchThrowable(() -> pool.dataSource().getConnection()))
                    .hasMessage("*** is not the password of scott at host");
        }
    }

    @Test
    void driverThatCrashesIsNamedByWhatItThrew() {
        Source source = source("crashing");
        try (PoolDriver driver = new PoolDriver("crashing");
                Pool pool = new Pool(source)) {
            driver.crash(new IllegalArgumentException("bad " + source.jdbcUrl().orElseThrow()));

            assertThat(catchThrowable(() -> pool.dataSource().getConnection()))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("java.lang.IllegalArgumentException: bad ***")
                    .hasFieldOrPropertyWithValue("SQLState", "08001");
        }
    }

    @Test
    void messageThatIsMissingIsNoFailureOfItsOwn() {
        try (PoolDriver driver = new PoolDriver("silent");
                Pool pool = new Pool(source("silent"))) {
            driver.refuse(new SQLException());

            assertThat(catchThrowable(() -> pool.dataSource().getConnection()))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("no message");
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
