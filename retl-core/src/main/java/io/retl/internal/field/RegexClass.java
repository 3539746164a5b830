package io.retl.internal.field;

/** Reads what is between the brackets of a regular expression of JavaScript: ranges must not go backwards. */
final class RegexClass {
    /** Stands for many characters, like {@code \d}: such has no order. */
    private static final int MANY = -1;

    private final String text;
    private final boolean hasNames;
    private int position;
    private boolean isValid;

    /** Reads from the position after the bracket. */
    RegexClass(String text, int position, boolean hasNames) {
        this.text = text;
        this.position = position;
        this.hasNames = hasNames;
        this.isValid = true;
        read();
    }

    boolean isValid() {
        return isValid;
    }

    /** The position after the closing bracket, if it is valid. */
    int end() {
        return position;
    }

    private void read() {
        while (isValid && position < text.length() && text.charAt(position) != ']') {
            int first = member();
            boolean isRange =
                    position + 1 < text.length() && text.charAt(position) == '-' && text.charAt(position + 1) != ']';
            if (isRange && isValid) {
                position++;
                int last = member();
                isValid &= first == MANY || last == MANY || first <= last;
            }
        }
        isValid &= position < text.length();
        position++;
    }

    private int member() {
        char first = text.charAt(position++);
        if (first != '\\') {
            return first;
        }
        if (position == text.length()) {
            isValid = false;
            return MANY;
        }
        return escaped(text.charAt(position++));
    }

    private int escaped(char escaped) {
        return switch (escaped) {
            case 'd', 'D', 's', 'S', 'w', 'W' -> MANY;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            case 'c' -> control();
            case 'x' -> hex(2, escaped);
            case 'u' -> hex(4, escaped);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
            case 'k' -> {
                isValid = !hasNames;
                yield escaped;
            }
            default -> escaped;
        };
    }

    /** A control character, or the backslash alone. */
    private int control() {
        char letter = position < text.length() ? text.charAt(position) : ' ';
        boolean isControl = letter == '_' || (letter < 0x80 && Character.isLetterOrDigit(letter));
        if (isControl) {
            position++;
            return letter % 32;
        }
        position--;
        return '\\';
    }

    private int hex(int digits, char otherwise) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            char character = position + i < text.length() ? text.charAt(position + i) : ' ';
            int digit = character < 0x80 ? Character.digit(character, 16) : -1;
            if (digit < 0) {
                return otherwise;
            }
            value = value * 16 + digit;
        }
        position += digits;
        return value;
    }

    private int octal() {
        int value = text.charAt(position - 1) - '0';
        for (int i = 0; i < 2 && position < text.length(); i++) {
            int digit = text.charAt(position) - '0';
            if (digit < 0 || digit > 7 || value * 8 + digit > 255) {
                break;
            }
            value = value * 8 + digit;
            position++;
        }
        return value;
    }
}
