package io.retl.warehouse.bigquery;

import java.util.List;

/**
 * The least rights. Those on datasets are granted in SQL; the right to run a job belongs to the project, and SQL cannot
 * grant that.
 */
final class BigQueryGrants {
    private static final String SERVICE_ACCOUNTS = ".gserviceaccount.com";

    private BigQueryGrants() {}

    static List<String> statements(String dataset, String user) {
        String principal = principal(user);
        return List.of(
                "-- gcloud projects add-iam-policy-binding <your project> --member='%s' --role='roles/bigquery.jobUser'"
                        .formatted(principal),
                "CREATE SCHEMA " + dataset
                        + " OPTIONS (location = '<location of the tables that your models read>', max_time_travel_hours = 48);",
                "GRANT `roles/bigquery.dataEditor` ON SCHEMA %s TO \"%s\";".formatted(dataset, principal),
                "-- For each dataset that a model reads, or table by table:",
                "-- GRANT `roles/bigquery.dataViewer` ON SCHEMA <your dataset> TO \"%s\";".formatted(principal),
                "-- GRANT `roles/bigquery.dataViewer` ON TABLE <your dataset>.<your table> TO \"%s\";"
                        .formatted(principal));
    }

    /** Google's driver does not say who is connected. */
    private static String principal(String user) {
        if (user.isBlank()) {
            return "serviceAccount:<name>@<your project>.iam" + SERVICE_ACCOUNTS;
        }
        String name = user.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "\\'");
        if (user.indexOf(':') > 0) {
            return name;
        }
        return (user.endsWith(SERVICE_ACCOUNTS) ? "serviceAccount:" : "user:") + name;
    }
}
