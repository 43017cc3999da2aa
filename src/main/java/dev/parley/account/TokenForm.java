package dev.parley.account;

import dev.parley.text.BlankText;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields of the form for a new token: {@code name}, a box for each scope, and {@code days} until it expires, which is empty for
 * a token that never does.
 */
record TokenForm(String name, Set<TokenScope> scopes, String days) {
    /** The offered lifetimes in days. */
    static final List<String> LIFETIMES = List.of("7", "30", "90", "365", "");

    /** What is selected at first. */
    static final TokenForm FIRST = new TokenForm("", EnumSet.allOf(TokenScope.class), "90");

    private static final int NAME_CHARS_MAX = 60;

    static TokenForm of(Form form) {
        var scopes = Arrays.stream(TokenScope.values())
                .filter(scope -> form.has(scope.word()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(TokenScope.class)));
        return new TokenForm(form.line("name"), scopes, form.line("days"));
    }

    /** Adds the errors of the fields. */
    void check(FormView view) {
        boolean isMalformed = name.chars().anyMatch(Character::isISOControl);
        if (BlankText.isBlank(name) || name.length() > NAME_CHARS_MAX || isMalformed) {
            view.reject("name", "token.name.malformed", NAME_CHARS_MAX);
        }
        if (scopes.isEmpty()) {
            view.reject("scopes", "token.scopes.none");
        }
        if (!LIFETIMES.contains(days)) {
            view.reject("days", "token.lifetime.unknown");
        }
    }

    /** The names of the boxes that are ticked. */
    Set<String> words() {
        return scopes.stream().map(TokenScope::word).collect(Collectors.toUnmodifiableSet());
    }

    Optional<Duration> lifetime() {
        return days.isEmpty() ? Optional.empty() : Optional.of(Duration.ofDays(Long.parseLong(days)));
    }
}
