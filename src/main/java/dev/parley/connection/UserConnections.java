package dev.parley.connection;

import static java.util.Comparator.comparing;

import dev.parley.account.SettingsStore;
import dev.parley.account.SharedModelServer;
import dev.parley.account.User;
import dev.parley.connection.Connection.Kind;
import dev.parley.outbound.UserUrls;
import dev.parley.provider.ModelRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The connections of a user: the first one, which is that of the installation, the shared ones and the own ones. */
public final class UserConnections {
    private final SharedModelServer server;
    private final SettingsStore settings;
    private final ConnectionStore store;
    private final UserUrls userUrls;

    /** @param userUrls the URLs that users may use; an own connection with another URL is not used */
    public UserConnections(SharedModelServer server, SettingsStore settings, ConnectionStore store, UserUrls userUrls) {
        this.server = server;
        this.settings = settings;
        this.store = store;
        this.userUrls = userUrls;
    }

    /** All connections that the user sees, also own ones that are turned off or no longer allowed. */
    public List<Connection> all(User user) {
        var others = store.list(user).stream()
                .filter(one -> one.kind() == Kind.OWN || one.enabled())
                .sorted(comparing(Connection::kind).thenComparing(Connection::id));
        return Stream.concat(Stream.of(first(settings.apiKey(user))), others).toList();
    }

    /** Those that answer questions. */
    public List<Connection> usable(User user) {
        return all(user).stream().filter(this::isUsable).toList();
    }

    /** One of {@link #all}. */
    public Optional<Connection> find(User user, long id) {
        return id == ModelRef.FIRST
                ? Optional.of(first(settings.apiKey(user)))
                : store.find(user, id).filter(one -> one.kind() == Kind.OWN || one.enabled());
    }

    /** One of {@link #usable}. */
    public Optional<Connection> findUsable(User user, long id) {
        return find(user, id).filter(this::isUsable);
    }

    /** The first connection. A user's own key replaces the shared one. */
    public Connection first(Optional<String> userKey) {
        return new Connection(
                ModelRef.FIRST,
                Kind.FIRST,
                ConnectionTemplate.nameOf(server.url()),
                server.url(),
                userKey.or(server::key),
                Map.of(),
                false,
                userKey.isPresent(),
                true);
    }

    /** Whether an admin no longer allows the server of an own connection. */
    public boolean isForbidden(Connection connection) {
        return connection.kind() == Kind.OWN && !userUrls.isAllowed(connection.baseUrl());
    }

    private boolean isUsable(Connection connection) {
        return connection.enabled() && !isForbidden(connection);
    }
}
