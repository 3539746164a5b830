package io.retl.internal.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ConfigurationException;
import io.retl.warehouse.spi.SyntaxFeature;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryTextTest {
    private static final Set<SyntaxFeature> STANDARD = Set.of();
    private static final Set<SyntaxFeature> POSTGRES =
            Set.of(SyntaxFeature.DOLLAR_QUOTES, SyntaxFeature.NESTED_COMMENTS, SyntaxFeature.ESCAPE_STRINGS);
    private static final Set<SyntaxFeature> BIG_QUERY = Set.of(
            SyntaxFeature.BACKSLASH_ESCAPES,
            SyntaxFeature.BACKTICK_NAMES,
            SyntaxFeature.HASH_COMMENTS,
            SyntaxFeature.TRIPLE_QUOTED_TEXT);
    private static final Set<SyntaxFeature> SNOWFLAKE =
            Set.of(SyntaxFeature.BACKSLASH_ESCAPES, SyntaxFeature.DOLLAR_QUOTES, SyntaxFeature.SLASH_COMMENTS);
    private static final Set<SyntaxFeature> BRACKETS = Set.of(SyntaxFeature.BRACKET_NAMES);

    /** What a text adds to run a statement of its own between the brackets of the wrapper. */
    private static final String BREAK_OUT = ") q; DROP TABLE t; SELECT * FROM (SELECT 1 ";

    private static void accepts(Set<SyntaxFeature> features, String... texts) {
        assertThat(List.of(texts))
                .allSatisfy(text ->
                        assertThat(QueryText.check("Model 'm'", text, features)).isEqualTo(text));
    }

    private static void refuses(Set<SyntaxFeature> features, String... texts) {
        assertThat(List.of(texts))
                .allSatisfy(text -> assertThatThrownBy(() -> QueryText.check("Model 'm'", text, features))
                        .as(text)
                        .isInstanceOf(ConfigurationException.class));
    }

    private static String problem(Set<SyntaxFeature> features, String text) {
        try {
            return "none: " + QueryText.check("Model 'm'", text, features);
        } catch (ConfigurationException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Test
    void harmlessQueriesStayAsTheyAre() {
        accepts(
                STANDARD,
                "SELECT 1",
                "  select id\nfrom t  ",
                "-- first\nSELECT 1 -- last",
                "/* a ; b */ SELECT 1 /* ) */",
                "WITH x AS (SELECT 1) SELECT * FROM x",
                "VALUES (1), (2)",
                "TABLE t",
                "FROM t SELECT a",
                "(SELECT 1) UNION (SELECT 2)",
                "SELECT ';', ')', '--', '/*', 'it''s', '\\'",
                "SELECT \";\", \")\", \"a\"\"b\" FROM t",
                "SELECT data ? 'key', data ?| ARRAY['a'] FROM t",
                "SELECT '{fn now()}', '$a$' FROM t",
                "SELECT a$b$c, _x FROM t",
                "SELECT 1 - -1, 4 / 2, 2 * 3",
                "SELECT 'é', \"naïve\", 'ß'",
                "SELECT /*/ not closed yet */ 1");
    }

    @Test
    void closingSemicolonIsTakenOutAndCommentsMayFollow() {
        assertThat(QueryText.check("", "SELECT 1;", STANDARD)).isEqualTo("SELECT 1");
        assertThat(QueryText.check("", "SELECT 1 ; \n", STANDARD)).isEqualTo("SELECT 1  \n");
        assertThat(QueryText.check("", "SELECT 1; -- that's all; (", STANDARD)).isEqualTo("SELECT 1 -- that's all; (");
        assertThat(QueryText.check("", "SELECT 1; /* the end */", STANDARD)).isEqualTo("SELECT 1 /* the end */");
    }

    @Test
    void secondStatementIsRefused() {
        refuses(
                STANDARD,
                "SELECT 1; SELECT 2",
                "SELECT 1;;",
                "SELECT 1; 'x'",
                "SELECT 1; )",
                "SELECT 1 -- ;\n; DROP TABLE t",
                "SELECT ';'; DROP TABLE t",
                "SELECT 'a''; DROP TABLE t --'; DROP TABLE t");
    }

    @Test
    void breakOutOfTheBracketsIsRefused() {
        refuses(
                STANDARD,
                "SELECT 1" + BREAK_OUT,
                "SELECT 1) q --",
                "SELECT 1)(",
                ") SELECT 1 (",
                "SELECT '\\'" + BREAK_OUT + "--'",
                "SELECT \"\\\"" + BREAK_OUT + "--\"",
                "SELECT /* /* */ 1" + BREAK_OUT + "/* */ */");
    }

    @Test
    void whatIsLeftOpenIsRefused() {
        refuses(
                STANDARD,
                "SELECT (1",
                "SELECT ((1)",
                "SELECT 'a",
                "SELECT 'a''",
                "SELECT \"a",
                "SELECT 1 /* a",
                "SELECT (1;");
        refuses(POSTGRES, "SELECT $$a", "SELECT $a$ $b$", "SELECT E'a\\'", "SELECT /* /* */ 1", "SELECT E'a\\");
        refuses(BIG_QUERY, "SELECT `a", "SELECT 'a\\'", "SELECT \"a\\\"");
        refuses(BRACKETS, "SELECT [a");
    }

    @Test
    void whatIsNoQueryIsRefused() {
        refuses(
                STANDARD,
                "",
                "  \n",
                "-- nothing",
                ";",
                "()",
                "DELETE FROM t",
                "INSERT INTO t VALUES (1)",
                "UPDATE t SET a = 1",
                "MERGE INTO t USING s ON 1 = 1 WHEN MATCHED THEN DELETE",
                "DROP TABLE t",
                "CREATE TABLE x AS SELECT 1",
                "CALL f()",
                "EXPLAIN ANALYZE SELECT 1",
                "SET ROLE admin",
                "/* SELECT */ TRUNCATE t",
                "(DELETE FROM t)",
                "SELECTED",
                "1 SELECT");
    }

    @Test
    void dollarQuotesOfPostgresAreRead() {
        accepts(
                POSTGRES,
                "SELECT $$ ; ) ' $$",
                "SELECT $a$ $b$ ; $a$",
                "SELECT a$b$ FROM t",
                "SELECT $1",
                "SELECT é$a$");
        refuses(
                POSTGRES,
                "SELECT $a$ $a" + BREAK_OUT + "$a$" + BREAK_OUT,
                "SELECT 1 AS a$a$" + BREAK_OUT + "AS a$a$",
                "SELECT 1 AS é$a$" + BREAK_OUT + "AS é$a$",
                "SELECT 1é$a$" + BREAK_OUT + "é$a$",
                "SELECT 1 AS €$a$" + BREAK_OUT + "AS €$a$",
                "SELECT 1 AS \u3000$a$" + BREAK_OUT + "AS \u3000$a$",
                "SELECT 1$a$'$a$" + BREAK_OUT + "--'");
        refuses(STANDARD, "SELECT $$" + BREAK_OUT + "$$");
    }

    @Test
    void escapeStringsOfPostgresAreRead() {
        accepts(
                POSTGRES,
                "SELECT E'\\'; ) --'",
                "SELECT e'\\\\', 'a'",
                "SELECT E'a''\\'; )'",
                "SELECT E'a'\n  '\\'; )'",
                "SELECT nae'\\'");
        refuses(
                POSTGRES,
                "SELECT '\\'" + BREAK_OUT + "--'",
                "SELECT nae'\\'" + BREAK_OUT + "--'",
                "SELECT E'\\\\'" + BREAK_OUT + "--'",
                "SELECT E'a''\\''" + BREAK_OUT + "--'",
                "SELECT E'a'\n'\\''" + BREAK_OUT + "--'",
                "SELECT E'a' -- c\n'\\''" + BREAK_OUT + "--'",
                "SELECT E'a', 'b'\n'\\'" + BREAK_OUT + "--'",
                "SELECT €E'\\'' '" + BREAK_OUT + "--'");
    }

    @Test
    void nestedCommentsAreReadWhereTheProductNestsThem() {
        accepts(POSTGRES, "SELECT /* a /* ; */ ) */ 1", "SELECT 1 /* /* */ */");
        refuses(POSTGRES, "SELECT /* a /* b */ c */ 1" + BREAK_OUT, "SELECT /* /* */ 1");
        accepts(BIG_QUERY, "SELECT /* /* */ 1");
    }

    @Test
    void otherLexicalRulesAreReadWhereTheProductHasThem() {
        accepts(BIG_QUERY, "SELECT `;` # ) ;\n FROM t", "SELECT '\\'; )'", "SELECT \"\\\"; )\"", "SELECT `a\\`;`");
        accepts(SNOWFLAKE, "SELECT 1 // ; ) '\n", "SELECT $$ \\$$", "SELECT '\\'; )'");
        accepts(BRACKETS, "SELECT [;] , [)] , [a]]b] FROM t");
        refuses(BIG_QUERY, "SELECT '\\\\'" + BREAK_OUT + "'", "SELECT 1 # a\n" + BREAK_OUT, "SELECT `a`" + BREAK_OUT);
        refuses(SNOWFLAKE, "SELECT 1 // a\n; DROP TABLE t", "SELECT 1 // a\r; DROP TABLE t");
        refuses(STANDARD, "SELECT 1 # ; x", "SELECT 1 // ; x", "SELECT [;] FROM t", "SELECT `;` FROM t");
    }

    @Test
    void tripleQuotedTextsHoldQuotesAndEndAtTheFirstThree() {
        accepts(
                BIG_QUERY,
                "SELECT '''it's ; )'''",
                "SELECT \"\"\"say \"x\" ; )\"\"\"",
                "SELECT '''a\\'''; )'''",
                "SELECT '''\n;\n''', ''",
                "SELECT '', \"\", ')'");
        refuses(
                BIG_QUERY,
                "SELECT '''a'''" + BREAK_OUT + "'",
                "SELECT '''a' \"''' \"" + BREAK_OUT,
                "SELECT '''a\\\\'''" + BREAK_OUT + "'''",
                "SELECT ''' ' ) ''",
                "SELECT \"\"\"a\"\"\"" + BREAK_OUT + "\"\"\"");
        accepts(STANDARD, "SELECT '''a'''", "SELECT ''''");
    }

    @Test
    void quotesAreNotDoubledWhereTextsAreTripleQuoted() {
        refuses(BIG_QUERY, "SELECT `a```; DROP TABLE t", "SELECT 'a'''b', ';'", "SELECT 'a''''b'; DROP TABLE t --");
        accepts(BIG_QUERY, "SELECT 'a' 'b', ''", "SELECT 'a''''b' ; ) '''");
    }

    @Test
    void rawTextsEndWhereOthersEnd() {
        accepts(BIG_QUERY, "SELECT r'\\'; )'", "SELECT rb\"\\\"; )\"", "SELECT R'\\\\', ''", "SELECT r'''\\''' ; '''");
        refuses(BIG_QUERY, "SELECT r'\\\\'" + BREAK_OUT + "'", "SELECT r'\\'");
    }

    @Test
    void problemSaysWhereAndWhat() {
        assertThat(problem(STANDARD, "SELECT 1; SELECT 2"))
                .isEqualTo("Model 'm': the query has something after its closing semicolon at character 11."
                        + " A model is one statement.");
        assertThat(problem(STANDARD, "SELECT 1)"))
                .isEqualTo("Model 'm': the query closes a bracket that it did not open, at character 9.");
        assertThat(problem(STANDARD, "SELECT ((1"))
                .isEqualTo("Model 'm': the query leaves 2 bracket(s) open. Close them.");
        assertThat(problem(STANDARD, "SELECT 'a"))
                .isEqualTo("Model 'm': the query has a text literal that begins at character 8 and is never closed.");
        assertThat(problem(STANDARD, "delete from t"))
                .isEqualTo(
                        "Model 'm': the query begins with 'DELETE'. A model is one SELECT (or WITH, VALUES, TABLE).");
        assertThat(problem(STANDARD, " ")).isEqualTo("Model 'm': the query is empty.");
        assertThat(problem(POSTGRES, "SELECT €$$a$$"))
                .isEqualTo("Model 'm': the query has a text literal right after an unusual sign, at character 9."
                        + " Put a space before it.");
    }
}
