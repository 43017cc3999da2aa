package dev.parley.crash;

import dev.parley.crash.LogEntry.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * Text that a client had received and that a kill lost.
 *
 * @param millis the time from receiving the first lost word to the kill
 * @param words the number of lost words
 */
record TextLoss(NumberedQuestion question, long millis, int words) {
    private static final TextLoss NONE = new TextLoss(LogEntry.ALL, 0, 0);

    /** One for each answer that was interrupted while a client followed it. */
    static List<TextLoss> all(List<LogEntry> log, List<StoredQuestion> stored) {
        var storedWords = new HashMap<NumberedQuestion, Integer>();
        for (var one : stored) {
            for (var answer : one.answers()) {
                if (!answer.status().equals("interrupted")) {
                    continue;
                }
                storedWords.put(
                        one.question(),
                        one.question().wordNumbersIn(answer.content()).size());
            }
        }
        var kills = new HashMap<Integer, Long>();
        log.stream()
                .filter(entry -> entry.kind() == Kind.KILLED)
                .forEach(entry -> kills.put(entry.round(), entry.millis()));
        var losses = new HashMap<NumberedQuestion, TextLoss>();
        for (var entry : log) {
            var question = entry.question();
            if (entry.kind() != Kind.SEEN || !storedWords.containsKey(question) || !kills.containsKey(entry.round())) {
                continue;
            }
            int words = Math.max(0, entry.words() - storedWords.get(question));
            // Words in transit arrive after the kill.
            long millis = words == 0 ? 0 : Math.max(0, kills.get(entry.round()) - entry.millis());
            losses.merge(question, new TextLoss(question, millis, words), TextLoss::larger);
        }
        return new ArrayList<>(losses.values());
    }

    static TextLoss largestByMillis(List<TextLoss> losses) {
        return losses.stream().max(Comparator.comparing(TextLoss::millis)).orElse(NONE);
    }

    static TextLoss largestByWords(List<TextLoss> losses) {
        return losses.stream().max(Comparator.comparing(TextLoss::words)).orElse(NONE);
    }

    private TextLoss larger(TextLoss other) {
        return new TextLoss(question, Math.max(millis, other.millis), Math.max(words, other.words));
    }
}
