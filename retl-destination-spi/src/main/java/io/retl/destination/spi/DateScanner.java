package io.retl.destination.spi;

/** Cuts the text of a date into tokens and knows the next one. Not thread-safe. */
final class DateScanner {
    private static final int SIGNIFICANT_DIGITS = 9;

    private final String text;
    private int position;
    private Token next = Token.END;

    DateScanner(String text) {
        this.text = text;
        advance();
    }

    /** What a token is. */
    enum Kind {
        NUMBER,
        WORD,
        SYMBOL,
        SPACE,
        OTHER,
        END
    }

    /**
     * A piece of the text.
     *
     * @param kind what it is
     * @param value of a number, with at most nine digits; the character of a symbol
     * @param length how many characters it has
     * @param word what a word means
     */
    record Token(Kind kind, int value, int length, DateWord word) {
        private static final DateWord NO_WORD = DateWord.of("");
        private static final Token END = new Token(Kind.END, 0, 0, NO_WORD);
        private static final Token SPACE = new Token(Kind.SPACE, 0, 1, NO_WORD);
        private static final Token OTHER = new Token(Kind.OTHER, 0, 1, NO_WORD);

        boolean is(Kind kind) {
            return this.kind == kind;
        }

        boolean isSymbol(char symbol) {
            return kind == Kind.SYMBOL && value == symbol;
        }

        boolean isSign() {
            return isSymbol('+') || isSymbol('-');
        }

        boolean isNumberOf(int digits) {
            return kind == Kind.NUMBER && length == digits;
        }

        boolean isWord(DateWord.Kind meaning) {
            return kind == Kind.WORD && word.kind() == meaning;
        }

        /** Whether it is a Z, and no other name of that zone. */
        boolean isZ() {
            return length == 1 && isWord(DateWord.Kind.ZONE);
        }
    }

    Token peek() {
        return next;
    }

    Token take() {
        Token taken = next;
        advance();
        return taken;
    }

    boolean skip(char symbol) {
        if (next.isSymbol(symbol)) {
            advance();
            return true;
        }
        return false;
    }

    private void advance() {
        next = position == text.length() ? Token.END : token(text.charAt(position));
    }

    private Token token(char first) {
        if (isDigit(first)) {
            return number();
        }
        if (LooseDate.isSpace(first)) {
            position++;
            return Token.SPACE;
        }
        if (first >= 'A') {
            return word();
        }
        if (first == '(') {
            skipParentheses();
            return Token.OTHER;
        }
        position++;
        boolean isSymbol = first == ':' || first == '-' || first == '+' || first == '.' || first == ')';
        return isSymbol ? new Token(Kind.SYMBOL, first, 1, Token.NO_WORD) : Token.OTHER;
    }

    /** Digits after the ninth, not counting zeros at the start, are read over. */
    private Token number() {
        int start = position;
        while (position < text.length() && text.charAt(position) == '0') {
            position++;
        }
        int value = 0;
        for (int digits = 0; position < text.length() && isDigit(text.charAt(position)); digits++, position++) {
            if (digits < SIGNIFICANT_DIGITS) {
                value = value * 10 + text.charAt(position) - '0';
            }
        }
        return new Token(Kind.NUMBER, value, position - start, Token.NO_WORD);
    }

    private Token word() {
        int start = position;
        while (position < text.length() && text.charAt(position) >= 'A' && !LooseDate.isSpace(text.charAt(position))) {
            position++;
        }
        return new Token(Kind.WORD, 0, position - start, DateWord.of(text.substring(start, position)));
    }

    private void skipParentheses() {
        int open = 0;
        do {
            char character = text.charAt(position++);
            open += character == '(' ? 1 : character == ')' ? -1 : 0;
        } while (open > 0 && position < text.length());
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
