package io.retl.examples.hsqldb;

import io.retl.testkit.DriverDataSource;
import io.retl.testkit.SampleType;
import io.retl.testkit.SessionProfile;
import io.retl.testkit.WarehouseFixture;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.DialectProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** HSQLDB in memory, and the types that its dialect serves. */
final class HsqldbFixture implements WarehouseFixture {
    static {
        // HSQLDB reads it once, before its first database opens.
        System.setProperty("hsqldb.method_class_names", HsqldbFunctions.class.getName() + ".*");
    }

    /** Without a checkpoint of its own after 50 MB of large objects, which in HSQLDB 2.7 may deadlock with a commit. */
    private final DataSource dataSource =
            new DriverDataSource("jdbc:hsqldb:mem:retl_" + UUID.randomUUID() + ";hsqldb.log_size=0", "SA", "");

    @Override
    public DialectProvider dialectProvider() {
        return new HsqldbDialectProvider();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.FULL_JOIN, Capability.TRANSACTION, Capability.SEQUENCES, Capability.MERGE);
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public List<SampleType> types() {
        return List.of(
                SampleType.of("BOOLEAN", "TRUE", "FALSE"),
                SampleType.of("TINYINT", "0", "1", "-128", "127"),
                SampleType.of("SMALLINT", "0", "1", "-32768", "32767"),
                SampleType.of("INTEGER", "0", "1", "-1", "2147483647"),
                SampleType.of("BIGINT", "0", "1", "9223372036854775807", "9223372036854775806"),
                SampleType.of("NUMERIC(20, 4)", "0", "1", "1.0001", "-1", "1234567890123456.7891"),
                SampleType.of("DECIMAL(100, 50)", "0", "1E-50", "2E-50", "1E49"),
                SampleType.of(
                        "DOUBLE",
                        "0E0",
                        "-0.0E0",
                        "1E0",
                        "0.3E0",
                        "0.30000000000000004E0",
                        "9007199254740992E0",
                        "9007199254740994E0",
                        "2.0E23",
                        "2.0000000000000003E23",
                        "1.7976931348623157E308",
                        "4.9E-324"),
                SampleType.of(
                        "VARCHAR(4000)",
                        "''",
                        "' '",
                        "'a'",
                        "'A'",
                        "'a '",
                        "'~'",
                        "REPEAT('x', 24)",
                        "REPEAT('x', 25)"),
                SampleType.of("VARCHAR_IGNORECASE(10)", "''", "'a'", "'A'"),
                SampleType.of("CHAR(5)", "'a'", "'A'", "'ab'"),
                SampleType.of("LONGVARCHAR", "''", "'a'", "'b'"),
                SampleType.of("CLOB", "''", "'a'", "'b'", "REPEAT('x', 20000)", "REPEAT('x', 20001)"),
                SampleType.of("VARBINARY(100)", "X''", "X'00'", "X'0000'", "X'FF'"),
                SampleType.of("BINARY(2)", "X'0000'", "X'0001'"),
                SampleType.of("BLOB", "X''", "X'00'", "X'0000'"),
                SampleType.of("BIT(3)", "B'000'", "B'001'"),
                SampleType.of("BIT VARYING(3)", "B'0'", "B'00'", "B'1'"),
                SampleType.of("DATE", "DATE '2024-02-29'", "DATE '2024-03-01'", "DATE '9999-12-31'"),
                SampleType.of("TIME(9)", "TIME '00:00:00'", "TIME '00:00:00.000000001'", "TIME '23:59:59.999999999'"),
                SampleType.of(
                        "TIME(0) WITH TIME ZONE",
                        "TIME '12:00:00+0:00'",
                        "TIME '12:00:00+1:00'",
                        "TIME '13:00:00+1:00'"),
                SampleType.of(
                        "TIMESTAMP(9)",
                        "TIMESTAMP '2024-03-31 01:30:00'",
                        "TIMESTAMP '2024-03-31 02:30:00'",
                        "TIMESTAMP '2024-03-31 02:30:00.000000001'"),
                SampleType.of(
                        "TIMESTAMP(9) WITH TIME ZONE",
                        "TIMESTAMP '2024-10-27 01:30:00+1:00'",
                        "TIMESTAMP '2024-10-27 01:30:00+2:00'",
                        "TIMESTAMP '2024-10-27 01:30:00.000000001+2:00'"),
                SampleType.quoted(
                        "UUID", "00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000001"),
                SampleType.of(
                        "INTERVAL YEAR TO MONTH", "INTERVAL '1' YEAR", "INTERVAL '1' MONTH", "INTERVAL '-1' YEAR"),
                SampleType.of(
                        "INTERVAL DAY TO SECOND(9)",
                        "INTERVAL '1' DAY",
                        "INTERVAL '23' HOUR",
                        "INTERVAL '0.000000001' SECOND(2, 9)",
                        "INTERVAL '-1' DAY"));
    }

    @Override
    public List<SampleType> idTypes() {
        return List.of(
                SampleType.of("TINYINT", "0", "1", "-1"),
                SampleType.of("NUMERIC(40, 4)", "0", "1", "10", "-1", "1.5", "123456789012345678901234567890.1234"),
                SampleType.of("DOUBLE", "0E0", "1E0", "0.3E0", "0.30000000000000004E0", "1E300"),
                SampleType.of("BOOLEAN", "TRUE", "FALSE"),
                SampleType.of("CHAR(5)", "'a'", "'A'", "'b'", "'ab'"),
                SampleType.of("CLOB", "'a'", "'A'", "REPEAT('x', 5000)"),
                SampleType.of("VARBINARY(10)", "X''", "X'00'", "X'0000'", "X'61'"),
                SampleType.of("DATE", "DATE '2024-02-29'", "DATE '2024-03-01'"),
                SampleType.of("TIME(9)", "TIME '00:00:00'", "TIME '00:00:00.000000001'"),
                SampleType.of("TIMESTAMP(9)", "TIMESTAMP '2024-03-31 01:30:00'", "TIMESTAMP '2024-03-31 02:30:00'"),
                SampleType.of(
                        "TIMESTAMP(9) WITH TIME ZONE",
                        "TIMESTAMP '2024-10-27 01:30:00+1:00'",
                        "TIMESTAMP '2024-10-27 01:30:00+2:00'"),
                SampleType.quoted(
                        "UUID", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"));
    }

    @Override
    public List<SessionProfile> hostileSessions() {
        return List.of(
                SessionProfile.of("Kathmandu", "SET TIME ZONE INTERVAL '5:45' HOUR TO MINUTE"),
                SessionProfile.of(
                        "Honolulu, with another schema",
                        "SET TIME ZONE INTERVAL '-10:00' HOUR TO MINUTE",
                        "SET SCHEMA INFORMATION_SCHEMA",
                        "SET SESSION RESULT MEMORY ROWS 2"));
    }

    @Override
    public String sessionSettings() {
        return "SELECT TIMEZONE() AS zone, CURRENT_SCHEMA AS current_schema FROM (VALUES(0))";
    }

    @Override
    public String volatileInteger() {
        return "CAST(RAND() * 1000000000 AS BIGINT)";
    }

    @Override
    public void close() {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException failure) {
            throw new IllegalStateException("The database was not shut down.", failure);
        }
    }
}
