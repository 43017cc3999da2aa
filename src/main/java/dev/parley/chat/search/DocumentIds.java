package dev.parley.chat.search;

import java.util.Collection;
import java.util.function.LongConsumer;

/** The ids of some documents of a block as text: how much lower each is than the one before it, in base 36. */
final class DocumentIds {
    private static final char SEPARATOR = ',';
    private static final int RADIX = 36;

    private DocumentIds() {}

    /** @param ids none above the block, the highest first */
    static String encode(long block, Collection<Long> ids) {
        var text = new StringBuilder();
        long previous = block;
        for (long id : ids) {
            if (text.length() > 0) {
                text.append(SEPARATOR);
            }
            text.append(Long.toString(previous - id, RADIX));
            previous = id;
        }
        return text.toString();
    }

    /** Passes on all ids, the highest first. */
    static void decode(long block, String text, LongConsumer ids) {
        long id = block;
        long difference = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == SEPARATOR) {
                id -= difference;
                ids.accept(id);
                difference = 0;
            } else {
                difference = difference * RADIX + Character.digit(c, RADIX);
            }
        }
        ids.accept(id - difference);
    }
}
