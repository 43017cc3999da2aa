package dev.parley.chat;

import java.util.List;

/**
 * Where an answer stands among all answers to the same question, the oldest first.
 *
 * @param position from 1
 * @param previous the id of the one before; of itself when it is the first
 * @param next the id of the one after; of itself when it is the last
 */
public record Siblings(int position, int count, long previous, long next) {
    /** The only answer to a question. */
    public static Siblings none(long id) {
        return new Siblings(1, 1, id, id);
    }

    /** @param all ids of all answers, in ascending order, including this one */
    static Siblings of(long id, List<Long> all) {
        int index = all.indexOf(id);
        var previous = all.get(Math.max(0, index - 1));
        var next = all.get(Math.min(all.size() - 1, index + 1));
        return new Siblings(index + 1, all.size(), previous, next);
    }
}
