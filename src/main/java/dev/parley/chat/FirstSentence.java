package dev.parley.chat;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the first sentence of a text. A full stop ends a sentence only if white space and no lower-case letter follows, and
 * not after a number or an abbreviation.
 */
final class FirstSentence {
    private static final String ENDS = ".!?…";
    private static final String CJK_ENDS = "。！？｡";
    /** Marks that belong to the sentence before them. */
    private static final String CLOSING = "\"'”’»)]」』）";

    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?iu)(?:^|.*[\\s(/\"„“])(?:\\p{L}(?:\\.\\s?\\p{L})*|\\d{1,2}|e\\.g|i\\.e|z\\.b|d\\.h|u\\.a|o\\.ä|bzw|ca|usw"
                    + "|etc|evtl|ggf|inkl|vgl|sog|nr|abb|mr|mrs|ms|dr|prof|st|vs|fig|eq|ref|approx|resp|incl|cf|al)");
    /** Words that begin a conversation; they say nothing about it. */
    private static final Set<String> GREETINGS = Set.of(
            "hi",
            "hello",
            "hey",
            "hallo",
            "moin",
            "servus",
            "ciao",
            "hola",
            "salut",
            "bonjour",
            "olá",
            "hej",
            "你好",
            "您好",
            "こんにちは",
            "안녕하세요",
            "привет",
            "здравствуйте",
            "good morning",
            "good afternoon",
            "good evening",
            "good day",
            "guten morgen",
            "guten tag",
            "guten abend",
            "grüß gott",
            "grüezi");

    private static final int GREETING_CHARS_MAX = 30;

    private FirstSentence() {}

    /** The text without a greeting that is a sentence or a line of its own, unless nothing else is left. */
    static String withoutGreeting(String text) {
        int end = Math.min(end(text), lineEnd(text));
        boolean isGreeting = end <= GREETING_CHARS_MAX && isGreeting(text.substring(0, end));
        var rest = text.substring(end).strip();
        return isGreeting && !rest.isEmpty() ? rest : text;
    }

    /** The index at which the first sentence ends; the length of the text if it is the only one. */
    static int end(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (CJK_ENDS.indexOf(c) >= 0) {
                return behindClosing(text, i + 1);
            }
            if (ENDS.indexOf(c) < 0) {
                continue;
            }
            int behind = behindClosing(text, i + 1);
            boolean isEnd = behind == text.length() || Character.isWhitespace(text.charAt(behind));
            if (isEnd && endsAt(text, i, behind)) {
                return behind;
            }
        }
        return text.length();
    }

    private static boolean endsAt(String text, int mark, int behind) {
        var next = firstVisible(text, behind);
        boolean goesOn = next.map(Character::isLowerCase).orElse(false);
        if (text.charAt(mark) == '!' || text.charAt(mark) == '?') {
            // A quoted question may stand within a sentence.
            return !goesOn || behind == mark + 1;
        }
        return next.isEmpty()
                || (!goesOn && !ABBREVIATION.matcher(text.substring(0, mark)).matches());
    }

    private static Optional<Integer> firstVisible(String text, int from) {
        return text.substring(from)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .boxed()
                .findFirst();
    }

    private static int behindClosing(String text, int from) {
        int i = from;
        while (i < text.length() && (CLOSING + ENDS + CJK_ENDS).indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    private static int lineEnd(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text.length() : end;
    }

    /** A greeting, with up to two names after it. */
    private static boolean isGreeting(String sentence) {
        var words = sentence.replaceAll("[\\p{P}\\p{S}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT)
                .split("\\s+", -1);
        var one = words[0];
        var two = words.length > 1 ? words[0] + " " + words[1] : "";
        return (GREETINGS.contains(one) && words.length <= 3) || (GREETINGS.contains(two) && words.length <= 4);
    }
}
