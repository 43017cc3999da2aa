package dev.parley.crash;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A question with a predictable answer: numbered words that occur in no other answer. */
record NumberedQuestion(int id, int words) {
    private static final Pattern TEXT = Pattern.compile("Question (\\d+) in (\\d+) words");
    private static final int PARAGRAPH_WORDS = 25;

    static NumberedQuestion of(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new AssertionError("Unknown question: " + text);
        }
        return new NumberedQuestion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    String text() {
        return "Question " + id + " in " + words + " words";
    }

    /** A word of the answer, counted from 1, with the white space after it. */
    String word(int number) {
        return "q" + id + "w" + number + (number % PARAGRAPH_WORDS == 0 ? "\n\n" : " ");
    }

    /** The answer up to and including a word. */
    String answer(int upTo) {
        return IntStream.rangeClosed(1, upTo).mapToObj(this::word).collect(Collectors.joining());
    }

    /** The numbers of the words of this answer in a text or a page. */
    List<Integer> wordNumbersIn(String text) {
        return Pattern.compile("\\bq" + id + "w(\\d+)\\b")
                .matcher(text)
                .results()
                .map(word -> Integer.parseInt(word.group(1)))
                .toList();
    }
}
