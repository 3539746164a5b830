package io.retl.warehouse.postgres;

import io.retl.warehouse.spi.SessionSettings;
import io.retl.warehouse.spi.Sql;
import java.util.List;

/**
 * The settings that retl works under. All are local to the transaction, so that nothing has to be given back, and a
 * pooled connection is the host's again with the commit.
 *
 * <p>The checksum depends on none of them. They fix the text of values that have no other canonical form (enumerations,
 * types of extensions, identifiers of rare types) and the text in which pages are read.
 */
final class PostgresSession {
    /**
     * A commit that is not flushed may be lost in a crash of the server, and with it the fold of what was sent: never
     * off. Stronger levels, which wait for a standby, stay.
     */
    private static final String SETTINGS = """
            SELECT pg_catalog.set_config('DateStyle', 'ISO, MDY', true),
              pg_catalog.set_config('TimeZone', 'UTC', true),
              pg_catalog.set_config('IntervalStyle', 'postgres', true),
              pg_catalog.set_config('extra_float_digits', '1', true),
              pg_catalog.set_config('bytea_output', 'hex', true),
              pg_catalog.set_config('standard_conforming_strings', 'on', true),
              pg_catalog.set_config('transform_null_equals', 'off', true),
              pg_catalog.set_config('quote_all_identifiers', 'off', true),
              pg_catalog.set_config('xmlbinary', 'base64', true),
              pg_catalog.set_config('synchronous_commit',
                CASE pg_catalog.current_setting('synchronous_commit') WHEN 'off' THEN 'on'
                  ELSE pg_catalog.current_setting('synchronous_commit') END, true)""";

    private PostgresSession() {}

    static SessionSettings settings() {
        return SessionSettings.applying(List.of(Sql.of(SETTINGS)));
    }
}
