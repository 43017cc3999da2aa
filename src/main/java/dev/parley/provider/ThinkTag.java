package dev.parley.provider;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tags that enclose reasoning: {@code <think>}, {@code <thinking>}, {@code <thought>}, {@code <reasoning>},
 * optionally with a prefix ({@code <seed:think>}) and attributes, case-insensitive; and the special tokens of some
 * models.
 */
final class ThinkTag {
    /** The longest recognized tag. */
    static final int CHARS_MAX = 200;

    private static final Map<String, String> TOKENS = Map.of(
            "◁think▷", "◁/think▷",
            "[think]", "[/think]",
            "<|begin_of_thought|>", "<|end_of_thought|>",
            "<|start_thinking|>", "<|end_thinking|>",
            // The channels of gpt-oss, when the server does not parse them.
            "<|channel|>analysis<|message|>", "<|end|><|start|>assistant<|channel|>final<|message|>");

    private static final String NAME = "(?:seed:|mm:)?(?:think|thinking|thoughts?|reasoning|antthinking)";
    private static final String ATTRIBUTES = "(?:\\s+[\\w:-]+\\s*=\\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\\s<>\"'=]+)){0,8}";
    private static final Pattern OPEN = Pattern.compile(
            "<(?<name>" + NAME + ")" + ATTRIBUTES + "\\s*(?<empty>/)?>|" + anyOf(TOKENS.keySet()), flags());
    private static final Pattern CLOSE = Pattern.compile("</(?:" + NAME + ")\\s*>|" + anyOf(TOKENS.values()), flags());

    private ThinkTag() {}

    /** Finds an opening tag. The group {@code empty} is a slash at its end. */
    static Matcher opening(CharSequence text) {
        return OPEN.matcher(text);
    }

    /** Finds any closing tag. */
    static Matcher closing(CharSequence text) {
        return CLOSE.matcher(text);
    }

    /** The closing tag for the tag that {@link #opening} has found. */
    static Pattern closing(Matcher opening) {
        var name = opening.group("name");
        var close = name == null
                ? Pattern.quote(TOKENS.get(opening.group().toLowerCase(Locale.ROOT)))
                : "</" + Pattern.quote(name) + "\\s*>";
        return Pattern.compile(close, flags());
    }

    static boolean mayBegin(char c) {
        return c == '<' || c == '◁' || c == '[';
    }

    /** Whether a tag may begin anywhere in this text. */
    static boolean mayBeginIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (mayBegin(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text at this position may become a tag when more text arrives. Changes the state of the matcher. */
    static boolean isBegun(Matcher tag, int from, int length) {
        return length - from <= CHARS_MAX && !tag.region(from, length).lookingAt() && tag.hitEnd();
    }

    private static String anyOf(Iterable<String> tokens) {
        var any = new StringBuilder();
        tokens.forEach(token -> any.append(any.isEmpty() ? "" : "|").append(Pattern.quote(token)));
        return any.toString();
    }

    private static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }
}
