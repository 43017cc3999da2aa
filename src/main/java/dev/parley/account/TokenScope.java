package dev.parley.account;

import dev.parley.web.ApiPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token allows. The names are stored in the database, so they must not change. */
public enum TokenScope {
    /** Reads chats. */
    READ("token.scope.read"),
    /** Starts chats, asks questions and deletes chats. */
    WRITE("token.scope.write"),
    /** Asks models without storing anything, by the OpenAI-compatible part of the API. */
    MODELS("token.scope.models");

    private final String message;

    TokenScope(String message) {
        this.message = message;
    }

    /** The key of what it allows in words. */
    String message() {
        return message;
    }

    /** The scope that a request needs. */
    static TokenScope of(HttpServletRequest request) {
        if (ApiPath.isModelApi(request)) {
            return MODELS;
        }
        return Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod()) ? READ : WRITE;
    }

    /** Reads the text that {@link #text} writes. Words that this version does not know are left out. */
    static Set<TokenScope> parse(String text) {
        var words = Set.of(text.split(" ", -1));
        return Arrays.stream(values())
                .filter(scope -> words.contains(scope.word()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(TokenScope.class)));
    }

    static String text(Collection<TokenScope> scopes) {
        return scopes.stream().map(TokenScope::word).collect(Collectors.joining(" "));
    }

    /** The word for it in the database, in forms and in messages. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
