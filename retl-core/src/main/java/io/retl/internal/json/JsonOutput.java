package io.retl.internal.json;

/** Takes the tokens of a JSON text in order. */
interface JsonOutput {
    /** A bracket, colon or comma. */
    void punctuation(char mark);

    /** A word or number of ASCII characters, as it is. */
    void word(String word);

    /** A text without its quotes, to be escaped. */
    void text(String text);
}
