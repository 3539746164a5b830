package io.retl.it.bigquery;

import com.google.zetasql.SimpleTable;
import com.google.zetasql.TableContent;
import com.google.zetasql.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its question marks numbered and the tables that it names replaced by their short names: the evaluator gives
 * contents to tables of one level only. Nothing else of the text changes.
 */
final class BoundStatement {
    private final List<SqlTokens.Token> tokens;
    private final Map<String, StoredTable> tables = new LinkedHashMap<>();
    private final List<String[]> unknown = new ArrayList<>();
    private final Map<String, Value> parameters = new LinkedHashMap<>();
    private final Map<String, String> variables;

    /** Finds tables. */
    @FunctionalInterface
    interface Lookup {
        /** The table of the name, if there is one. */
        @Nullable
        StoredTable find(String schema, String name);
    }

    BoundStatement(String sql, List<Value> values, Map<String, String> variables, Lookup lookup) {
        this.variables = variables;
        this.tokens = new ArrayList<>();
        for (SqlTokens.Token token : SqlTokens.of(sql)) {
            if (token.kind() == SqlTokens.Kind.PARAMETER) {
                String name = "p" + (parameters.size() + 1);
                parameters.put(name, values.get(parameters.size()));
                tokens.add(new SqlTokens.Token(SqlTokens.Kind.WORD, "@" + name));
            } else {
                tokens.add(token);
                replaceTable(lookup);
            }
        }
    }

    private void replaceTable(Lookup lookup) {
        int last = tokens.size() - 1;
        if (last < 2
                || tokens.get(last).kind() != SqlTokens.Kind.NAME
                || !tokens.get(last - 1).is(".")
                || tokens.get(last - 2).kind() != SqlTokens.Kind.NAME) {
            return;
        }
        String schema = tokens.get(last - 2).name();
        String name = tokens.get(last).name();
        StoredTable table = lookup.find(schema, name);
        if (table == null) {
            unknown.add(new String[] {schema, name});
            return;
        }
        tables.put(table.alias(), table);
        tokens.subList(last - 2, last + 1).clear();
        tokens.add(new SqlTokens.Token(SqlTokens.Kind.NAME, "`" + table.alias() + "`"));
    }

    String firstWord() {
        return tokens.stream()
                .filter(token -> token.kind() == SqlTokens.Kind.WORD)
                .map(token -> token.text().toUpperCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    boolean readsVariables() {
        return tokens.stream().anyMatch(BoundStatement::isVariable);
    }

    private static boolean isVariable(SqlTokens.Token token) {
        return token.kind() == SqlTokens.Kind.WORD && token.text().startsWith("@@");
    }

    /** Gives the one system variable that the statement names a value. */
    void assign(String value) {
        SqlTokens.Token variable =
                tokens.stream().filter(BoundStatement::isVariable).findFirst().orElseThrow();
        variables.put(variable.text().substring(2), value);
    }

    /** The text that is analysed. */
    String text() {
        return tokens.stream().map(SqlTokens.Token::text).collect(Collectors.joining());
    }

    /** The text that is run: the evaluator knows no system variables. */
    String executable() {
        return executable(tokens);
    }

    /** The query of a CREATE TABLE: what follows its AS. */
    String query() {
        int depth = 0;
        for (int index = 0; index < tokens.size(); index++) {
            SqlTokens.Token token = tokens.get(index);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is("AS")) {
                return executable(tokens.subList(index + 1, tokens.size()));
            }
        }
        throw new IllegalStateException("No query in: " + text());
    }

    private String executable(List<SqlTokens.Token> part) {
        return part.stream()
                .map(token -> isVariable(token)
                        ? "'" + variables.getOrDefault(token.text().substring(2), "") + "'"
                        : token.text())
                .collect(Collectors.joining());
    }

    /** The table that a changing statement names first. */
    StoredTable target() {
        return tables.values().iterator().next();
    }

    @Nullable
    StoredTable table(String alias) {
        return tables.get(alias);
    }

    /** Names of tables that are not there; a new table is one of them. */
    List<String[]> unknown() {
        return unknown;
    }

    ZetaSql.Surroundings surroundings() {
        return surroundings(null);
    }

    /**
     * What the statement is seen with.
     *
     * @param changed the table whose rows it changes
     */
    ZetaSql.Surroundings surroundings(@Nullable StoredTable changed) {
        Map<SimpleTable, TableContent> seen = new LinkedHashMap<>();
        tables.values().forEach(table -> {
            boolean numbered = table == changed;
            seen.put(
                    numbered ? table.numberedDefinition() : table.definition(),
                    numbered ? table.numberedContent() : table.content());
        });
        return new ZetaSql.Surroundings(seen, parameters, variables);
    }
}
