package io.retl.internal.warehouse;

import io.retl.RetlException;
import io.retl.internal.jdbc.Database;
import io.retl.plan.ConnectionReport;
import io.retl.plan.PreflightReport;
import io.retl.plan.RightReport;
import io.retl.plan.RightReport.Outcome;
import io.retl.warehouse.spi.Right;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the proofs of rights showed, and how a missing one is granted. Not thread-safe. */
final class RightProofs {
    /** The standard's SQLState; while nobody is connected the dialect is not known. */
    static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final String sourceId;
    private final String schema;
    private final Database database;
    private final List<RightReport> reports = new ArrayList<>();
    private String user = "";

    RightProofs(String sourceId, String schema, Database database) {
        this.sourceId = sourceId;
        this.schema = schema;
        this.database = database;
    }

    void connected(ConnectionReport connection) {
        user = connection.user();
        String product = connection.product() + " " + connection.version();
        add(Right.CONNECT, product + " as user '" + user + "'", Outcome.GRANTED, "", List.of());
    }

    /** Proves a right; whether the user has it. */
    boolean prove(Right right, String subject, Runnable proof) {
        try {
            proof.run();
            add(right, subject, Outcome.GRANTED, "", List.of());
            return true;
        } catch (RetlException failure) {
            failed(right, subject, failure);
            return false;
        }
    }

    void failed(Right right, String subject, RetlException failure) {
        boolean missing = isMissing(failure);
        List<String> grants =
                missing && !user.isEmpty() ? database.dialect().rights().grant(right, schema, user) : List.of();
        Outcome outcome = missing ? Outcome.MISSING : Outcome.FAILED;
        add(right, subject, outcome, String.valueOf(failure.getMessage()), grants);
    }

    void notTested(Right right, String subject, String why) {
        add(right, subject, Outcome.NOT_TESTED, "Not tested, because " + why + ".", List.of());
    }

    PreflightReport report() {
        return new PreflightReport(sourceId, reports);
    }

    private void add(Right right, String subject, Outcome outcome, String message, List<String> grants) {
        reports.add(new RightReport(right, subject, outcome, message, grants));
    }

    private boolean isMissing(RetlException failure) {
        if (!(failure.getCause() instanceof SQLException refused)) {
            return false;
        }
        return INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())
                || (!user.isEmpty() && database.dialect().lacksRight(refused));
    }
}
