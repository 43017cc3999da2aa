package dev.parley.connection.web;

import dev.parley.connection.Connection;
import dev.parley.connection.ConnectionDraft;
import dev.parley.connection.ConnectionStore;
import dev.parley.connection.ConnectionTemplate;
import dev.parley.connection.HeaderLines;
import dev.parley.connection.HeaderLines.MalformedException;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a connection. */
final class ConnectionForm {
    static final String NAME = "name";
    static final String URL = "base_url";
    static final String KEY = "api_key";
    static final String HEADERS = "headers";
    static final String OWN_KEYS = "own_keys";

    /** Characters of a name: what fits on a button. */
    static final int NAME_CHARS_MAX = 40;

    private static final String REMOVE_KEY = "remove_key";

    private ConnectionForm() {}

    /** The connection in a form; empty if there are errors, which are added to its view. */
    static Optional<ConnectionDraft> read(
            ConnectionScope scope, Form form, FormView view, Optional<Connection> stored) {
        var url = scope.url(form.line(URL), view);
        var key = form.line(KEY);
        if (!key.isEmpty() && !ServerFields.isKey(key)) {
            view.reject(KEY, "settings.key.malformed");
        }
        // A value that was entered for another server is not sent to this one.
        var kept = stored.filter(one -> url.isPresent() && ConnectionStore.isSameServer(one.baseUrl(), url.get()))
                .map(Connection::headers)
                .orElse(Map.of());
        var headers = headers(form, view, kept);
        var name = name(form, view, url);
        return view.isValid()
                ? Optional.of(new ConnectionDraft(
                        name,
                        url.orElseThrow(),
                        Optional.of(key).filter(text -> !text.isEmpty()),
                        form.has(REMOVE_KEY),
                        headers,
                        scope.isShared() && form.has(OWN_KEYS),
                        stored.map(Connection::enabled).orElse(true)))
                : Optional.empty();
    }

    private static String name(Form form, FormView view, Optional<URI> url) {
        var name = form.line(NAME);
        if (name.codePointCount(0, name.length()) > NAME_CHARS_MAX
                || name.chars().anyMatch(Character::isISOControl)) {
            view.reject(NAME, "problem.connection.name", NAME_CHARS_MAX);
        }
        return name.isEmpty() ? url.map(ConnectionForm::shortName).orElse("") : name;
    }

    private static String shortName(URI url) {
        var name = ConnectionTemplate.nameOf(url);
        return name.substring(0, Math.min(NAME_CHARS_MAX, name.length()));
    }

    private static Map<String, String> headers(Form form, FormView view, Map<String, String> stored) {
        try {
            return HeaderLines.read(form.text(HEADERS), stored);
        } catch (MalformedException e) {
            view.reject(HEADERS, e.key(), e.name(), HeaderLines.HEADERS_MAX, HeaderLines.VALUE_CHARS_MAX);
            return Map.of();
        }
    }

    /** The values for a new connection. */
    static Map<String, String> values(ConnectionTemplate template) {
        return Map.of(NAME, template.label(), URL, template.url(), HEADERS, template.headers());
    }

    /** The values of a stored connection, without secrets. */
    static Map<String, String> values(Connection stored) {
        var values = new LinkedHashMap<String, String>();
        values.put(NAME, stored.name());
        values.put(URL, stored.baseUrl().toString());
        values.put(HEADERS, HeaderLines.shown(stored.headers()));
        if (stored.ownKeys()) {
            values.put(OWN_KEYS, "true");
        }
        return values;
    }
}
