package dev.parley.bench;

import java.util.ArrayList;
import java.util.List;

/** A question in each of many chats: until its part of the page is here, and until the first event of the answer is. */
final class Questions {
    private static final String QUESTION = "Is that so? And if it is, why has nobody said it before?";

    private Questions() {}

    /**
     * What the server takes for one includes the short answer, up to its end.
     *
     * @param chats with the ids 1 to this; each is asked once
     */
    static List<Figure> of(String name, ServerProcess server, Visitor visitor, int chats) {
        int half = chats / 2;
        var figures = new ArrayList<Figure>();
        figures.addAll(Repetition.timed(name + ".response", server, half, number -> {
            long chat = 1L + number;
            long start = System.nanoTime();
            visitor.asks(chat, QUESTION);
            long nanos = System.nanoTime() - start;
            visitor.follows(chat);
            return nanos;
        }));
        figures.addAll(Repetition.timed(name + ".event", server, half, number -> {
            long chat = 1L + half + number;
            long start = System.nanoTime();
            visitor.asks(chat, QUESTION);
            return visitor.follows(chat) - start;
        }));
        return figures;
    }
}
