package io.retl.it.databricks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Spark with Delta Lake in this virtual machine, set up for tables of a few rows: what pays on a cluster (statistics, generated
 * code, many partitions) only costs time here. One per virtual machine, which ends it.
 */
final class LocalSpark {
    private final SparkSession session;

    private LocalSpark(SparkSession session) {
        this.session = session;
    }

    static LocalSpark start() {
        SparkSession.Builder builder = SparkSession.builder().appName("retl").master(System.getProperty("m", "local[2]"));
        try {
            Path directory = Files.createTempDirectory(Path.of(System.getProperty("d", "/tmp/h/spark-out")), "spark");
            builder.config("spark.sql.warehouse.dir", directory.resolve("warehouse").toUri().toString());
            builder.config("spark.local.dir", directory.toString());
        } catch (IOException e) { throw new UncheckedIOException(e); }
        Map<String, String> base = Map.of(
            "spark.ui.enabled", "false", "spark.driver.host", "127.0.0.1", "spark.driver.bindAddress", "127.0.0.1",
            "spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension",
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
            "spark.sql.globalTempDatabase", InformationSchema.NAME,
            "spark.sql.sources.default", "delta", "spark.sql.legacy.parameterSubstitution.constantsOnly", "true",
            "spark.sql.catalogImplementation", "in-memory", "spark.sql.ansi.enabled", "true");
        base.forEach(builder::config);
        for (String more : System.getProperty("o", "").split(";")) if (!more.isEmpty()) builder.config(more.split("=")[0], more.split("=")[1]);
        return new LocalSpark(builder.getOrCreate());
    }

    SparkSession newSession() {
        return session.newSession();
    }
}
