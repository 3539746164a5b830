package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No statement has what PostgreSQL takes and Redshift does not: PostgreSQL stands in for Redshift in the other tests, and would not
 * notice. The list is of what a person who writes for PostgreSQL might reach for; it is no grammar.
 */
class RedshiftSyntaxTest {
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern QUOTED_NAME = Pattern.compile("\"(?:[^\"]|\"\")*\"");
    private static final Pattern COMMENT = Pattern.compile("--.*");
    private static final Pattern OWN_NAME = Pattern.compile("\\b[a-z_][a-z0-9_]*\\b");

    /** Statements that a product without sequences is never asked for. */
    private static final Set<String> UNUSED = Set.of(
            "createCounter", "dropCounter", "sequences", "readClock", "countOpen", "measure");

    private static final Map<String, String> REFUSED = refused();

    /** Those of Redshift's reserved words that could be taken for the name of a column or table. OFF and OID are used as what they are. */
    private static final Set<String> RESERVED = Set.of(
            "aes128",
            "all",
            "analyze",
            "any",
            "array",
            "as",
            "authorization",
            "backup",
            "binary",
            "blanksasnull",
            "both",
            "bytedict",
            "case",
            "cast",
            "check",
            "collate",
            "column",
            "connect",
            "constraint",
            "create",
            "credentials",
            "current_date",
            "current_time",
            "current_timestamp",
            "current_user",
            "default",
            "deferrable",
            "deflate",
            "defrag",
            "delta",
            "delta32k",
            "desc",
            "disable",
            "distinct",
            "do",
            "else",
            "emptyasnull",
            "enable",
            "encode",
            "encrypt",
            "encryption",
            "end",
            "except",
            "explicit",
            "false",
            "for",
            "foreign",
            "freeze",
            "from",
            "full",
            "grant",
            "group",
            "gzip",
            "having",
            "identity",
            "ignore",
            "in",
            "initially",
            "inner",
            "interval",
            "into",
            "is",
            "join",
            "language",
            "leading",
            "left",
            "like",
            "limit",
            "luns",
            "lzo",
            "minus",
            "mostly8",
            "natural",
            "new",
            "not",
            "null",
            "nulls",
            "offline",
            "offset",
            "old",
            "on",
            "only",
            "open",
            "or",
            "order",
            "outer",
            "parallel",
            "partition",
            "percent",
            "permissions",
            "pivot",
            "placing",
            "primary",
            "raw",
            "readratio",
            "recover",
            "references",
            "rejectlog",
            "resort",
            "respect",
            "restore",
            "right",
            "select",
            "similar",
            "snapshot",
            "some",
            "sysdate",
            "system",
            "table",
            "tag",
            "tdes",
            "then",
            "timestamp",
            "to",
            "top",
            "trailing",
            "true",
            "truncatecolumns",
            "type",
            "union",
            "unique",
            "unnest",
            "unpivot",
            "user",
            "using",
            "verbose",
            "wallet",
            "when",
            "where",
            "with",
            "without");

    private static Map<String, String> refused() {
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put("DISTINCT ON", "DISTINCT ON\\b");
        refused.put("FILTER of an aggregate", "\\bFILTER\\s*\\(");
        refused.put("an array", "\\bARRAY\\b|\\[|\\bUNNEST\\b|\\b(ANY|ALL)\\s*\\(");
        refused.put("ON CONFLICT", "\\bON CONFLICT\\b");
        refused.put("RETURNING", "\\bRETURNING\\b");
        refused.put("an operator of JSON or of a pattern", "->|#>|@>|<@|\\?|~");
        refused.put("generate_series", "\\bGENERATE_SERIES\\b");
        refused.put("LATERAL", "\\bLATERAL\\b");
        refused.put("IS DISTINCT FROM", "\\bIS (NOT )?DISTINCT FROM\\b");
        refused.put("FETCH FIRST", "\\bFETCH\\b");
        refused.put("a sequence", "\\b(SEQUENCE|NEXTVAL|NEXT VALUE|SERIAL)\\b");
        refused.put("an index or a key", "\\bINDEX\\b|\\bKEY \\(|\\bADD (PRIMARY|CONSTRAINT)\\b");
        refused.put("an alias in DELETE", "\\bDELETE FROM \\S+ (?!WHERE\\b|USING\\b)");
        refused.put("a MERGE with conditions", "\\bMERGE\\b");
        refused.put("a hash of PostgreSQL", "\\bHASH(TEXT|_RECORD|INT)|\\bSHA(224|256|384|512)\\s*\\(|\\bDIGEST\\b");
        refused.put("encode or decode", "\\b(EN|DE)CODE\\s*\\(");
        refused.put("a cast by colons", "::");
        refused.put(
                "a type that Redshift does not have",
                "\\b(UUID|JSONB?|BYTEA|MONEY|INET|CIDR|XML|HSTORE|TEXT|SERIAL|BIT|INTERVAL)\\b(?!_)");
        refused.put("a length that is left to the product", "\\bVARCHAR(?!\\()|\\bCHAR(?!\\()");
        refused.put(
                "inheritance, a partition or a table that may be lost",
                "\\bINHERITS\\b|\\bUNLOGGED\\b|\\bPARTITION OF\\b");
        refused.put("MATERIALIZED", "\\bMATERIALIZED\\b");
        refused.put("a window within a window", "OVER \\([^)]*\\bOVER\\b");
        refused.put("rows of values as a table", "\\bFROM \\(\\s*VALUES\\b");
        refused.put("a row value", "\\bROW\\s*\\(");
        refused.put("an aggregate of PostgreSQL", "\\b(STRING|ARRAY|JSON|JSONB|XML)_AGG\\b|\\bBOOL_(AND|OR)\\b");
        refused.put("a locking query", "\\bFOR (UPDATE|SHARE)\\b");
        refused.put("TRUNCATE, which commits", "\\bTRUNCATE\\b");
        refused.put("a collation", "\\bCOLLATE\\b");
        refused.put(
                "a function that runs on the leader node only, or no more",
                "\\b(SUBSTR|LOG|FACTORIAL|AGE|NOW|ISFINITE|GETBIT|GET_BYTE|SET_BIT|SET_BYTE|TO_ASCII)\\s*\\("
                        + "|\\bCURRENT_(SCHEMAS?|TIME|TIMESTAMP)\\b|\\bLOCALTIME|\\bHAS_\\w+_PRIVILEGE\\b");
        return refused;
    }

    private static Map<String, List<Sql>> statements() {
        Map<String, List<Sql>> all = new LinkedHashMap<>();
        RedshiftStatements.of(RedshiftStatements.people()).forEach((name, sql) -> all.put(name + " of people", sql));
        for (String type : RedshiftStatements.TYPE_NAMES) {
            RedshiftStatements.of(RedshiftStatements.everyType(type))
                    .forEach((name, sql) -> all.put(name + " by " + type, sql));
        }
        all.put("session", RedshiftStatements.DIALECT.session().apply());
        return all;
    }

    /** Without literals, quoted names, comments and question marks that are binds. */
    private static String bare(Sql sql) {
        String text = COMMENT.matcher(sql.text()).replaceAll("");
        text = QUOTED_NAME.matcher(LITERAL.matcher(text).replaceAll("''")).replaceAll("\"\"");
        return sql.binds().isEmpty() ? text : text.replace("?", "''");
    }

    @Test
    void noStatementHasWhatRedshiftDoesNotTake() {
        statements()
                .forEach((name, statements) ->
                        statements.forEach(sql -> REFUSED.forEach((what, pattern) -> assertThat(Pattern.compile(pattern)
                                        .matcher(bare(sql).toUpperCase(java.util.Locale.ROOT))
                                        .find())
                                .as("%s has %s: %s", name, what, sql.text())
                                .isFalse())));
    }

    @Test
    void noPlainNameIsAReservedWord() {
        Set<String> names = new TreeSet<>();
        statements().values().stream()
                .flatMap(List::stream)
                .flatMap(sql -> OWN_NAME.matcher(bare(sql)).results())
                .forEach(match -> names.add(match.group()));

        assertThat(names).contains("record_id", "seq").doesNotContainAnyElementsOf(RESERVED);
    }

    @Test
    void everyMethodThatRendersAStatementIsLookedAt() {
        List<String> methods = Arrays.stream(StatementRules.class.getMethods())
                .filter(method -> method.getReturnType() == Sql.class || method.getReturnType() == List.class)
                .map(Method::getName)
                .filter(name -> !UNUSED.contains(name) && !name.equals("storedColumns"))
                .distinct()
                .toList();

        assertThat(RedshiftStatements.of(RedshiftStatements.people())).containsOnlyKeys(methods);
    }

    @Test
    void statementsThatPostgresqlDoesNotTakeAreTheKnownOnes() {
        Map<String, List<Sql>> narrow = RedshiftStatements.of(RedshiftStatements.people());
        Map<String, List<Sql>> wide = RedshiftStatements.of(RedshiftStatements.everyType("int8"));

        assertThat(reworded(narrow)).containsExactly("createState", "createDeltaAs", "createCopy", "createDelta");
        assertThat(reworded(wide))
                .as("of them, those with SUPER columns ask for their text, too")
                .containsExactly(
                        "createState", "createDeltaAs", "createCopy", "createDelta", "planChanges", "sampleChanges");
    }

    private static List<String> reworded(Map<String, List<Sql>> statements) {
        return statements.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(sql -> !RedshiftStandIn.reworded(sql.text()).equals(sql.text())))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void superColumnsGoThroughNoFullJoin() {
        Map<String, List<Sql>> withSuper = RedshiftStatements.of(RedshiftStatements.everyType("int8"));
        Map<String, List<Sql>> without = RedshiftStatements.of(RedshiftStatements.people());

        assertThat(Stream.of("createDelta", "countChanges").flatMap(name -> withSuper.get(name).stream()))
                .noneMatch(sql -> sql.text().contains("FULL JOIN"));
        assertThat(Stream.of("createDelta", "countChanges").flatMap(name -> without.get(name).stream()))
                .allMatch(sql -> sql.text().contains("FULL JOIN"));
    }
}
