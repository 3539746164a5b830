package io.retl.it.databricks;

import org.apache.spark.sql.SparkSession;

/**
 * The two views of Unity Catalog's {@code information_schema} that retl reads and that Spark alone does not have: made of
 * what its own catalog lists, as global temporary views, whose schema {@link LocalSpark} gives that name.
 */
final class InformationSchema {
    static final String NAME = "information_schema";

    private InformationSchema() {}

    static void refresh(SparkSession session, String statement) {
    }
}
