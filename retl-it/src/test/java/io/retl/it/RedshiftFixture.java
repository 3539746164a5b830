package io.retl.it;

import io.retl.testkit.SampleType;
import io.retl.testkit.SessionProfile;
import io.retl.testkit.WarehouseFixture;
import io.retl.warehouse.redshift.RedshiftDialectProvider;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.DialectProvider;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** The real Redshift driver on what stands in for Redshift, with the types that both have. */
final class RedshiftFixture implements WarehouseFixture {
    private final RedshiftStandIn standIn = RedshiftStandIn.open();

    @Override
    public DialectProvider dialectProvider() {
        return new RedshiftDialectProvider();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.FULL_JOIN, Capability.TRANSACTION);
    }

    @Override
    public Set<Capability> engineCapabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public DataSource dataSource() {
        return standIn.dataSource();
    }

    @Override
    public List<SampleType> types() {
        return RedshiftTypes.all();
    }

    @Override
    public List<SampleType> idTypes() {
        return RedshiftTypes.ids();
    }

    @Override
    public List<SessionProfile> hostileSessions() {
        return List.of(
                SessionProfile.of(
                        "Kathmandu",
                        "SET timezone TO 'Asia/Kathmandu'",
                        "SET datestyle TO 'ISO, DMY'",
                        "SET extra_float_digits TO -15",
                        "SET search_path TO ''",
                        "SET describe_field_name_in_uppercase TO on"),
                SessionProfile.of(
                        "Chatham",
                        "SET timezone TO 'Pacific/Chatham'",
                        "SET datestyle TO 'ISO, YMD'",
                        "SET extra_float_digits TO 2",
                        "SET search_path TO pg_catalog",
                        "SET statement_timeout TO 500000"));
    }

    @Override
    public String sessionSettings() {
        return """
                SELECT current_setting('timezone') AS time_zone, current_setting('datestyle') AS date_style,
                  current_setting('extra_float_digits') AS float_digits, current_setting('search_path') AS search_path,
                  current_setting('statement_timeout') AS statement_timeout,
                  current_setting('describe_field_name_in_uppercase') AS upper_case""";
    }

    @Override
    public String volatileInteger() {
        return "CAST(RANDOM() * 1000000000 AS BIGINT)";
    }

    /** There is no type for it. */
    @Override
    public String uuidType() {
        return "VARCHAR(36)";
    }

    @Override
    public List<String> changingQueries(String table) {
        return List.of(
                "SELECT * INTO " + table.replace("people", "made") + " FROM " + table,
                "DELETE FROM " + table + " WHERE id IN (SELECT id FROM " + table + ")",
                "CALL forget_everything()",
                "SELECT id, name FROM " + table + " WHERE name <> '\\\\'; DELETE FROM " + table,
                "SELECT id, name FROM " + table + " WHERE name <> '\\''; DELETE FROM " + table,
                "SELECT id, name FROM " + table + " WHERE name <> $q$';$q$; DELETE FROM " + table);
    }

    /** The dialect does not read by a timestamp column yet. */
    @Override
    public Map<String, ColumnType> timestampTypes() {
        return Map.of();
    }

    @Override
    public void close() {
        standIn.close();
    }
}
