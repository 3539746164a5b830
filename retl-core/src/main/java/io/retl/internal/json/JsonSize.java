package io.retl.internal.json;

/** Counts the UTF-8 bytes that {@link JsonText} would give. */
final class JsonSize implements JsonOutput {
    private static final byte[] ASCII = asciiSizes();

    private long bytes;

    @Override
    public void punctuation(char mark) {
        bytes++;
    }

    @Override
    public void word(String word) {
        bytes += word.length();
    }

    @Override
    public void text(String text) {
        long size = 2;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < 0x80) {
                size += ASCII[character];
            } else if (character < 0x800) {
                size += 2;
            } else if (!Character.isSurrogate(character)) {
                size += 3;
            } else if (Surrogates.pairAt(text, i)) {
                size += 4;
                i++;
            } else {
                size += 6;
            }
        }
        bytes += size;
    }

    long bytes() {
        return bytes;
    }

    private static byte[] asciiSizes() {
        byte[] sizes = new byte[0x80];
        for (int character = 0; character < sizes.length; character++) {
            sizes[character] = (byte) (character < ' ' ? 6 : 1);
        }
        for (char escaped : "\"\\\b\f\n\r\t".toCharArray()) {
            sizes[escaped] = 2;
        }
        return sizes;
    }
}
