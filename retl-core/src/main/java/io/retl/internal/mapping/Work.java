package io.retl.internal.mapping;

/**
 * Counts what the mapping of one record makes, and stops it where it makes too much: arrays within arrays, texts that
 * bring in texts and results that are used twice, again and again, grow without end from a small mapping. No step takes
 * longer than what it makes is long, so this bounds the time, too. Not thread-safe.
 */
final class Work {
    /** More than any record has: of a record of 512 KiB, the largest by default, not one value in four fits. */
    static final int MAX_VALUES = 1_000_000;

    /** The longest text that a step may give; more than any action takes in one batch. */
    static final int MAX_TEXT_CHARACTERS = 4_194_304;

    /** All texts of a record together. */
    static final int MAX_CHARACTERS = 16_777_216;

    private long values;
    private long characters;

    /** Room for the elements or members of one more array or object. */
    void values(int count) {
        values += count;
        if (values > MAX_VALUES) {
            throw new MappingFailedException(
                    "the mapping makes more than " + MAX_VALUES + " values of this record. Map fewer elements.", null);
        }
    }

    /** Room for a text, or for so much more of one. */
    void characters(long count) {
        characters += count;
        if (characters > MAX_CHARACTERS) {
            throw new MappingFailedException(
                    "the mapping makes more than " + MAX_CHARACTERS
                            + " characters of this record. Map fewer or shorter texts.",
                    null);
        }
    }

    /**
     * Room for a text as a step gives it.
     *
     * @param step the step, for the message
     */
    void text(String step, long length) {
        if (length > MAX_TEXT_CHARACTERS) {
            throw new MappingFailedException(
                    step + ": the text is longer than " + MAX_TEXT_CHARACTERS + " characters.", null);
        }
        characters(length);
    }
}
