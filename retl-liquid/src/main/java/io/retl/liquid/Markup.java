package io.retl.liquid;

import java.util.ArrayList;
import java.util.List;

/** Texts without their markup: scripts, styles, comments and tags. Takes no longer than the text is long. */
final class Markup {
    private record Block(String opener, String closer) {}

    private static final List<Block> BLOCKS = List.of(
            new Block("<script", "</script>"),
            new Block("<style", "</style>"),
            new Block("<!--", "-->"),
            new Block("<", ">"));

    private Markup() {}

    static String stripped(String text) {
        List<Block> closable = new ArrayList<>(BLOCKS); // what is not closed here is not closed further on either
        StringBuilder plain = new StringBuilder();
        int done = 0;
        for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', done)) {
            plain.append(text, done, open);
            done = open;
            for (Block block : BLOCKS) {
                int end = closable.contains(block) && text.startsWith(block.opener(), open)
                        ? text.indexOf(block.closer(), open + block.opener().length())
                        : -1;
                if (end >= 0) {
                    done = end + block.closer().length();
                    break;
                }
                if (text.startsWith(block.opener(), open)) {
                    closable.remove(block);
                }
            }
            if (done == open) {
                plain.append('<');
                done++;
            }
        }
        return plain.append(text.substring(done)).toString();
    }
}
