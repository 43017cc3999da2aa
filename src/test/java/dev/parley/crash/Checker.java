package dev.parley.crash;

import dev.parley.crash.Entry.Kind;
import dev.parley.crash.Stored.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what is stored, after a restart and before anybody asks anything new, against what clients were told. */
final class Checker {
    /** The promise is one second. A machine may be slow, but checkpoints that come at all come within this. */
    static final long LOSS_MILLIS_MAX = 5_000;

    private final Map<Question, List<Entry>> log = new LinkedHashMap<>();
    private final Map<Question, Integer> calls;
    private final Map<Question, List<Stored>> stored = new LinkedHashMap<>();
    private final List<Loss> losses;
    private final List<String> violations = new ArrayList<>();

    /** @param calls how many requests to the model server each question has cost */
    Checker(List<Entry> log, Map<Question, Integer> calls, List<Stored> stored) {
        this.calls = calls;
        this.losses = Loss.all(log, stored);
        for (var entry : log) {
            if (!entry.question().equals(Entry.ALL)) {
                add(this.log, entry.question(), entry);
            } else if (entry.kind() == Kind.ODD) {
                violations.add(entry.detail());
            }
        }
        stored.forEach(one -> add(this.stored, one.question(), one));
    }

    /** What is wrong, each in words; empty when nothing is. */
    List<String> violations() {
        stored.keySet().stream()
                .filter(question -> !log.containsKey(question))
                .forEach(question -> violation(question, "is stored, and nobody asked it"));
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

    private void check(Question question, List<Entry> entries) {
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
            if (entry.kind() == Kind.ODD) {
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

    private void check(Question question, List<Entry> entries, Answer answer) {
        if (!Set.of("complete", "stopped", "interrupted").contains(answer.status())) {
            violation(question, "has an answer that is " + answer.status());
        }
        var whole = question.answer(question.words());
        if (!whole.startsWith(answer.content())) {
            violation(question, "has an answer that nobody gave: " + answer);
        }
        if (answer.status().equals("complete") && !whole.equals(answer.content())) {
            violation(
                    question,
                    "has a complete answer of " + answer.content().length() + " characters, not " + whole.length());
        }
        if (answer.status().equals("stopped") && !has(entries, Kind.STOPPING)) {
            violation(question, "is stopped, and nobody stopped it");
        }
        int words = question.wordsIn(answer.content()).size();
        int seen = entries.stream()
                .filter(entry -> entry.kind() == Kind.SEEN)
                .mapToInt(Entry::words)
                .max()
                .orElse(0);
        // How much a kill may take is measured by the losses.
        if (seen > words && !answer.status().equals("interrupted")) {
            violation(question, "ended with " + words + " words, of which " + seen + " were seen");
        }
        for (var entry : entries) {
            check(entry, answer, words);
        }
    }

    private void check(Entry entry, Answer answer, int words) {
        var question = entry.question();
        switch (entry.kind()) {
            case ASKED -> {
                if (!entry.detail().equals("/chat/" + answer.chat())) {
                    violation(question, "was said to be " + entry.detail() + " and is in chat " + answer.chat());
                }
            }
            case STOPPED -> {
                // One that is asked again after a kill may have been cut by it, and has nothing to be stopped.
                boolean isFirstLife = entry.round() == log.get(question).get(0).round();
                if (isFirstLife && answer.status().equals("interrupted")) {
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

    private void violation(Question question, String what) {
        violations.add(question.text() + " " + what);
    }

    private static boolean has(Collection<Entry> entries, Kind kind) {
        return entries.stream().anyMatch(entry -> entry.kind() == kind);
    }

    private static <T> void add(Map<Question, List<T>> map, Question question, T one) {
        map.computeIfAbsent(question, key -> new ArrayList<>()).add(one);
    }
}
