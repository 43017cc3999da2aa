package dev.parley.web;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many large bodies each user sends at the moment, so that slow ones of one user leave memory for others. */
final class BodiesPerUser {
    /** Forms with files. The composer sends two at once. */
    static final int FORMS_MAX = 3;
    /** JSON of programs. A body counts until its response has ended, and a user may have 20 running answers. */
    static final int JSON_MAX = 32;

    private final int bodiesMax;
    private final ConcurrentMap<Long, Integer> counts = new ConcurrentHashMap<>();

    BodiesPerUser(int bodiesMax) {
        this.bodiesMax = bodiesMax;
    }

    /** Counts one more; false if the user has as many as allowed. */
    boolean begin(long userId) {
        if (counts.merge(userId, 1, Integer::sum) <= bodiesMax) {
            return true;
        }
        end(userId);
        return false;
    }

    void end(long userId) {
        counts.computeIfPresent(userId, (id, count) -> count > 1 ? count - 1 : null);
    }
}
