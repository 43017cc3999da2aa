package dev.parley.crash;

import dev.parley.crash.LogEntry.Kind;
import dev.parley.crash.StoredQuestion.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the database after a restart, before any new request, with the responses that clients have received. */
final class ConsistencyChecker {
    /** Checkpoints are written every second. This limit is larger, so that a slow machine does not fail the test. */
    static final long LOSS_MILLIS_MAX = 5_000;

    private final Map<NumberedQuestion, List<LogEntry>> log = new LinkedHashMap<>();
    private final Map<NumberedQuestion, Integer> calls;
    private final Map<NumberedQuestion, List<StoredQuestion>> stored = new LinkedHashMap<>();
    private final List<TextLoss> losses;
    private final List<String> violations = new ArrayList<>();

    /** @param calls the number of requests to the model server for each question */
    ConsistencyChecker(List<LogEntry> log, Map<NumberedQuestion, Integer> calls, List<StoredQuestion> stored) {
        this.calls = calls;
        this.losses = TextLoss.all(log, stored);
        for (var entry : log) {
            if (!entry.question().equals(LogEntry.ALL)) {
                add(this.log, entry.question(), entry);
            } else if (entry.kind() == Kind.UNEXPECTED) {
                violations.add(entry.detail());
            }
        }
        stored.forEach(one -> add(this.stored, one.question(), one));
    }

    /** Descriptions of all inconsistencies. */
    List<String> violations() {
        stored.keySet().stream()
                .filter(question -> !log.containsKey(question))
                .forEach(question -> violation(question, "is stored, but no client sent it"));
        log.forEach(this::check);
        calls.forEach((question, count) -> {
            if (count > 1) {
                violation(question, "cost " + count + " requests");
            }
        });
        losses.stream()
                .filter(loss -> loss.millis() > LOSS_MILLIS_MAX)
                .forEach(loss -> violation(loss.question(), "lost what was seen " + loss));
        return violations;
    }

    private void check(NumberedQuestion question, List<LogEntry> entries) {
        var found = stored.getOrDefault(question, List.of());
        int count = found.size();
        if (count > 1) {
            violation(question, "is stored " + count + " times");
        }
        if (has(entries, Kind.DELETED)) {
            if (count > 0) {
                violation(question, "was deleted and is there again");
            }
        } else if (has(entries, Kind.ASKED) && !has(entries, Kind.DELETING) && count == 0) {
            violation(question, "was acknowledged and is not stored");
        }
        for (var entry : entries) {
            if (entry.kind() == Kind.UNEXPECTED) {
                violation(question, entry.detail());
            }
        }
        for (var one : found) {
            if (one.answers().size() == 1) {
                check(question, entries, one.answers().get(0));
            } else {
                violation(question, "has " + one.answers().size() + " answers");
            }
        }
    }

    private void check(NumberedQuestion question, List<LogEntry> entries, Answer answer) {
        if (!Set.of("complete", "stopped", "interrupted").contains(answer.status())) {
            violation(question, "has an answer that is " + answer.status());
        }
        var whole = question.answer(question.words());
        if (!whole.startsWith(answer.content())) {
            violation(question, "has an answer that the model did not send: " + answer);
        }
        if (answer.status().equals("complete") && !whole.equals(answer.content())) {
            violation(
                    question,
                    "has a complete answer of " + answer.content().length() + " characters, not " + whole.length());
        }
        if (answer.status().equals("stopped") && !has(entries, Kind.STOPPING)) {
            violation(question, "is stopped, but no client stopped it");
        }
        int words = question.wordNumbersIn(answer.content()).size();
        int seen = entries.stream()
                .filter(entry -> entry.kind() == Kind.SEEN)
                .mapToInt(LogEntry::words)
                .max()
                .orElse(0);
        // The limit for lost text after a kill is checked separately, see TextLoss.
        if (seen > words && !answer.status().equals("interrupted")) {
            violation(question, "ended with " + words + " words, of which " + seen + " were seen");
        }
        for (var entry : entries) {
            check(entry, answer, words);
        }
    }

    private void check(LogEntry entry, Answer answer, int words) {
        var question = entry.question();
        switch (entry.kind()) {
            case ASKED -> {
                if (!entry.detail().equals("/chat/" + answer.chat())) {
                    violation(question, "was said to be " + entry.detail() + " and is in chat " + answer.chat());
                }
            }
            case STOPPED -> {
                // After a kill, a repeated question may have an interrupted answer, which cannot be stopped.
                boolean isFirstRound = entry.round() == log.get(question).get(0).round();
                if (isFirstRound && answer.status().equals("interrupted")) {
                    violation(question, "was stopped, and then it was not");
                }
            }
            case DONE -> {
                if (!entry.detail().equals(answer.status()) || entry.words() != words) {
                    violation(
                            question,
                            "was shown " + entry.detail() + " with " + entry.words() + " words and is "
                                    + answer.status() + " with " + words);
                }
            }
            default -> {}
        }
    }

    private void violation(NumberedQuestion question, String description) {
        violations.add(question.text() + " " + description);
    }

    private static boolean has(Collection<LogEntry> entries, Kind kind) {
        return entries.stream().anyMatch(entry -> entry.kind() == kind);
    }

    private static <T> void add(Map<NumberedQuestion, List<T>> map, NumberedQuestion question, T one) {
        map.computeIfAbsent(question, key -> new ArrayList<>()).add(one);
    }
}
