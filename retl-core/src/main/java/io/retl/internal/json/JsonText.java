package io.retl.internal.json;

/** Builds the text. */
final class JsonText implements JsonOutput {
    private final StringBuilder json = new StringBuilder();

    @Override
    public void punctuation(char mark) {
        json.append(mark);
    }

    @Override
    public void word(String word) {
        json.append(word);
    }

    @Override
    public void text(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Surrogates.pairAt(text, i)) {
                json.append(character).append(text.charAt(++i));
            } else {
                append(character);
            }
        }
        json.append('"');
    }

    private void append(char character) {
        switch (character) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
                if (character < ' ' || Character.isSurrogate(character)) {
                    json.append("\\u");
                    for (int shift = 12; shift >= 0; shift -= 4) {
                        json.append(Character.forDigit((character >> shift) & 0xF, 16));
                    }
                } else {
                    json.append(character);
                }
            }
        }
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
