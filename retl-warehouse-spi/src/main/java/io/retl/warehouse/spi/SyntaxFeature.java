package io.retl.warehouse.spi;

/**
 * A lexical rule beyond standard SQL ({@code 'text'}, {@code "name"}, {@code -- comment}, {@code /* comment *}{@code /})
 * that decides where a model's query ends.
 */
public enum SyntaxFeature {
    /** {@code $tag$ text $tag$}. */
    DOLLAR_QUOTES,
    /** {@code /* a /* b *}{@code / c *}{@code /} is one comment. */
    NESTED_COMMENTS,
    /** A backslash escapes the next character in every text literal. */
    BACKSLASH_ESCAPES,
    /** A backslash escapes the next character in {@code E'text'}. */
    ESCAPE_STRINGS,
    /** {@code '''text'''} and {@code """text"""}; in this language no quote is doubled, neither in a text nor in a name. */
    TRIPLE_QUOTED_TEXT,
    /** {@code `name`}. */
    BACKTICK_NAMES,
    /** {@code [name]}. */
    BRACKET_NAMES,
    /** {@code # comment}. */
    HASH_COMMENTS,
    /** {@code // comment}. */
    SLASH_COMMENTS
}
