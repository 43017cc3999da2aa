package dev.parley.crash;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A question whose answer is known beforehand: so many words, numbered, and unlike those of any other question. */
record Question(int id, int words) {
    private static final Pattern TEXT = Pattern.compile("Question (\\d+) in (\\d+) words");
    private static final int PARAGRAPH_WORDS = 25;

    static Question of(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new AssertionError("Nobody asks this: " + text);
        }
        return new Question(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    String text() {
        return "Question " + id + " in " + words + " words";
    }

    /** One word of the answer, counted from 1, and what separates it from the next. */
    String word(int number) {
        return "q" + id + "w" + number + (number % PARAGRAPH_WORDS == 0 ? "\n\n" : " ");
    }

    /** The answer up to and with a word. */
    String answer(int upTo) {
        return IntStream.rangeClosed(1, upTo).mapToObj(this::word).collect(Collectors.joining());
    }

    /** The numbers of the words of this answer that stand in a text or a page. */
    List<Integer> wordsIn(String text) {
        return Pattern.compile("\\bq" + id + "w(\\d+)\\b")
                .matcher(text)
                .results()
                .map(word -> Integer.parseInt(word.group(1)))
                .toList();
    }
}
