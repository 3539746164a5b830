package io.retl.it.bigquery;

import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.EvaluatorTableModifyResponse;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.PreparedModify;
import com.google.zetasql.PreparedQuery;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.SqlException;
import com.google.zetasql.TableContent;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The analyzer and the evaluator, in the mode that BigQuery shows to the world and in a session's time zone. Not thread-safe. */
final class ZetaSql {
    /** Names of BigQuery that the analyzer does not know by itself. */
    private static final List<String> INTEGERS = List.of("INTEGER", "INT", "BIGINT", "SMALLINT", "TINYINT", "BYTEINT");

    private final LanguageOptions language = new LanguageOptions();
    private final SimpleCatalog catalog = new SimpleCatalog("stand-in");

    /** What a statement is seen with. */
    record Surroundings(
            Map<SimpleTable, TableContent> tables, Map<String, Value> parameters, Map<String, String> variables) {}

    ZetaSql() {
        language.enableMaximumLanguageFeatures();
        language.setSupportsAllStatementKinds();
        language.setProductMode(ProductMode.PRODUCT_EXTERNAL);
        language.enableReservableKeyword("QUALIFY");
        catalog.addZetaSQLFunctionsAndTypes(new ZetaSQLBuiltinFunctionOptions(language));
        INTEGERS.forEach(name -> catalog.addType(name, Values.INT64));
    }

    /** The statement, resolved; grammar, names and types are checked. */
    ResolvedStatement analyse(String sql, Surroundings surroundings) throws SQLException {
        return within(surroundings, () -> {
            AnalyzerOptions options = options(surroundings);
            surroundings.variables.keySet().forEach(name -> options.addSystemVariable(List.of(name), Values.STRING));
            return Analyzer.analyzeStatement(sql, options, catalog);
        });
    }

    StandInResult query(String sql, Surroundings surroundings) throws SQLException {
        return within(surroundings, () -> {
            try (PreparedQuery query = PreparedQuery.builder()
                    .setSql(sql)
                    .setAnalyzerOptions(options(surroundings))
                    .setCatalog(catalog)
                    .setTablesContents(contents(surroundings))
                    .prepare()) {
                List<SimpleColumn> columns = query.getColumns();
                return new StandInResult(
                        columns, query.execute(surroundings.parameters).getTableData(), 0);
            }
        });
    }

    List<EvaluatorTableModifyResponse.Row> modify(String sql, Surroundings surroundings) throws SQLException {
        return within(surroundings, () -> {
            try (PreparedModify change = PreparedModify.builder()
                    .setSql(sql)
                    .setAnalyzerOptions(options(surroundings))
                    .setCatalog(catalog)
                    .setTablesContents(contents(surroundings))
                    .prepare()) {
                return change.execute(surroundings.parameters).getContent();
            }
        });
    }

    private static Map<String, TableContent> contents(Surroundings surroundings) {
        Map<String, TableContent> contents = new HashMap<>();
        surroundings.tables.forEach((table, content) -> contents.put(table.getName(), content));
        return contents;
    }

    private <T> T within(Surroundings surroundings, Supplier<T> work) throws SQLException {
        surroundings.tables.keySet().forEach(catalog::addSimpleTable);
        try {
            return work.get();
        } catch (SqlException failure) {
            SQLException told = new SQLException(failure.getMessage());
            told.addSuppressed(failure);
            throw told;
        } finally {
            surroundings.tables.keySet().forEach(catalog::removeSimpleTable);
        }
    }

    private AnalyzerOptions options(Surroundings surroundings) {
        AnalyzerOptions options = new AnalyzerOptions();
        options.setLanguageOptions(language);
        options.setDefaultTimezone(surroundings.variables.getOrDefault("time_zone", "UTC"));
        surroundings.parameters.forEach((name, value) -> options.addQueryParameter(name, value.getType()));
        return options;
    }
}
