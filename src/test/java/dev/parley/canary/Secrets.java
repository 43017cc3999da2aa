package dev.parley.canary;

import dev.parley.Person;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The secrets of all tests in this JVM: the password of all users, API keys by their form, and the tokens of sessions. */
final class Secrets {
    private static final Pattern API_KEY = Pattern.compile("\\bsk-[A-Za-z0-9_-]{10,}");
    private static final int TOKEN_CHARS = 43;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{" + TOKEN_CHARS + "}");

    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    /** Remembers the value of a cookie if it is a token. */
    void addCookie(String value) {
        if (TOKEN.matcher(value).matches()) {
            tokens.add(value);
        }
    }

    int tokenCount() {
        return tokens.size();
    }

    /** The first secret in a text. */
    Optional<String> in(String text) {
        if (text.contains(Person.PASSWORD)) {
            return Optional.of(Person.PASSWORD);
        }
        var key = API_KEY.matcher(text);
        if (key.find()) {
            return Optional.of(key.group());
        }
        // Looks at each word once, because there may be thousands of tokens.
        return TOKEN.matcher(text)
                .results()
                .map(match -> match.group())
                .filter(tokens::contains)
                .findFirst();
    }
}
