package dev.parley.crash;

import dev.parley.crash.Entry.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * What a kill took from a person who had seen it.
 *
 * @param millis how long before the kill the first word was seen that is not stored
 * @param words how many words were seen and are not stored
 */
record Loss(Question question, long millis, int words) {
    private static final Loss NONE = new Loss(Entry.ALL, 0, 0);

    /** One for each answer that was cut while somebody followed it. */
    static List<Loss> all(List<Entry> log, List<Stored> stored) {
        var kept = new HashMap<Question, Integer>();
        for (var one : stored) {
            for (var answer : one.answers()) {
                if (!answer.status().equals("interrupted")) {
                    continue;
                }
                kept.put(
                        one.question(), one.question().wordsIn(answer.content()).size());
            }
        }
        var kills = new HashMap<Integer, Long>();
        log.stream()
                .filter(entry -> entry.kind() == Kind.KILLED)
                .forEach(entry -> kills.put(entry.round(), entry.millis()));
        var losses = new HashMap<Question, Loss>();
        for (var entry : log) {
            var question = entry.question();
            if (entry.kind() != Kind.SEEN || !kept.containsKey(question) || !kills.containsKey(entry.round())) {
                continue;
            }
            int words = Math.max(0, entry.words() - kept.get(question));
            // What was on its way at the kill arrives after it.
            long millis = words == 0 ? 0 : Math.max(0, kills.get(entry.round()) - entry.millis());
            losses.merge(question, new Loss(question, millis, words), Loss::larger);
        }
        return new ArrayList<>(losses.values());
    }

    static Loss largestByMillis(List<Loss> losses) {
        return losses.stream().max(Comparator.comparing(Loss::millis)).orElse(NONE);
    }

    static Loss largestByWords(List<Loss> losses) {
        return losses.stream().max(Comparator.comparing(Loss::words)).orElse(NONE);
    }

    private Loss larger(Loss other) {
        return new Loss(question, Math.max(millis, other.millis), Math.max(words, other.words));
    }
}
