package dev.parley.connection.web;

import dev.parley.connection.Connection;
import dev.parley.connection.UserConnections;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelCatalogue;
import dev.parley.provider.ModelCatalogue.Listing;
import dev.parley.provider.ModelError;
import dev.parley.web.Translations;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;

/**
 * A connection and its state, as templates show them.
 *
 * @param kind in lower case
 * @param state in words
 * @param problem whether it does not work
 * @param fetching whether the server has not answered yet
 * @param keyTail the last characters of the user's own key; empty if there is none
 * @param takesKey whether the user can enter a key
 */
public record ConnectionRow(
        long id,
        String kind,
        String name,
        String host,
        String state,
        boolean problem,
        boolean fetching,
        boolean enabled,
        String keyTail,
        boolean takesKey) {
    private static final int KEY_TAIL_CHARS = 4;
    private static final Listing NO_KEY = Listing.failed(ModelError.of(ErrorKind.KEY_MISSING));

    /** The connections with their states, as far as the servers have answered. */
    public static List<ConnectionRow> of(
            List<Connection> all, UserConnections connections, ModelCatalogue catalogue, Translations translations) {
        var asked = all.stream()
                .filter(one -> isAsked(one, connections))
                .map(Connection::provider)
                .toList();
        var listings = new ArrayDeque<>(catalogue.glance(asked));
        return all.stream()
                .map(one -> of(
                        one,
                        isAsked(one, connections) ? listings.remove() : NO_KEY,
                        connections.isForbidden(one),
                        translations))
                .toList();
    }

    private static boolean isAsked(Connection one, UserConnections connections) {
        return one.enabled() && !one.lacksKey() && !connections.isForbidden(one);
    }

    private static ConnectionRow of(Connection one, Listing listing, boolean isForbidden, Translations translations) {
        var error = listing.error();
        return new ConnectionRow(
                one.id(),
                one.kind().name().toLowerCase(Locale.ROOT),
                one.name(),
                one.host(),
                state(one, listing, isForbidden, translations),
                one.enabled() && (isForbidden || error.isPresent()),
                one.enabled() && listing.isFetching(),
                one.enabled(),
                one.isPaidByUser() ? one.apiKey().map(ConnectionRow::tail).orElse("") : "",
                one.takesUserKey());
    }

    private static String state(Connection one, Listing listing, boolean isForbidden, Translations translations) {
        if (isForbidden) {
            return translations.text("connections.forbidden");
        }
        if (!one.enabled()) {
            return translations.text("connections.disabled");
        }
        if (listing.isFetching()) {
            return translations.text("connections.asking");
        }
        return listing.error()
                .map(error -> text(error, translations))
                .orElseGet(() ->
                        translations.text("connections.models", listing.models().size() + listing.moreCount()));
    }

    private static String text(ModelError error, Translations translations) {
        return error.kind() == ErrorKind.KEY_MISSING
                ? translations.text("connections.key.missing")
                : translations.text("model-error." + error.kind().code());
    }

    /** The last characters identify the key. A short key shows at most half of it. */
    public static String tail(String key) {
        return "…" + key.substring(key.length() - Math.min(KEY_TAIL_CHARS, key.length() / 2));
    }
}
