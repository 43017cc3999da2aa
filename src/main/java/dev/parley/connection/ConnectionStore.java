package dev.parley.connection;

import dev.parley.account.ApiKeyCipher;
import dev.parley.account.User;
import dev.parley.connection.Connection.Kind;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import dev.parley.provider.BaseUrls;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The connections besides the first one: those that admins share, and those of each user. */
public final class ConnectionStore {
    /** Connections of one user. */
    public static final int CONNECTIONS_PER_USER_MAX = 10;
    /** Connections that admins share. */
    public static final int CONNECTIONS_SHARED_MAX = 20;

    private final Database database;
    private final ConnectionSecrets secrets;
    private final Clock clock;

    public ConnectionStore(Database database, ApiKeyCipher cipher, Clock clock) {
        this.database = database;
        this.secrets = new ConnectionSecrets(cipher);
        this.clock = clock;
    }

    /** The shared connections and the user's own ones, with the user's keys, in no order. */
    List<Connection> list(User user) {
        return database.read(
                """
                SELECT c.*, k.api_key AS user_key
                FROM connections c LEFT JOIN connection_keys k ON k.connection_id = c.id AND k.user_id = ?
                WHERE c.user_id IS NULL
                UNION ALL
                SELECT c.*, NULL AS user_key FROM connections c WHERE c.user_id = ?
                LIMIT ?""",
                row -> connection(row, user),
                user.id(),
                user.id(),
                CONNECTIONS_SHARED_MAX + CONNECTIONS_PER_USER_MAX);
    }

    /** A shared connection, or one of the user's own. */
    Optional<Connection> find(User user, long id) {
        return database.readOne("""
                SELECT c.*, k.api_key AS user_key
                FROM connections c LEFT JOIN connection_keys k ON k.connection_id = c.id AND k.user_id = ?
                WHERE c.id = ? AND (c.user_id = ? OR c.user_id IS NULL)""", row -> connection(row, user), user.id(), id, user.id());
    }

    /** All shared connections, with the shared keys only. */
    public List<Connection> shared() {
        return database.read(
                "SELECT * FROM connections WHERE user_id IS NULL ORDER BY id LIMIT ?",
                this::shared,
                CONNECTIONS_SHARED_MAX);
    }

    /** A shared connection, with the shared key only. */
    public Optional<Connection> findShared(long id) {
        return database.readOne("SELECT * FROM connections WHERE id = ? AND user_id IS NULL", this::shared, id);
    }

    /** Stores a connection of the user. Returns its id; empty if the user has too many. */
    public Optional<Long> add(User owner, ConnectionDraft draft) {
        return database.write(transaction -> {
            transaction.lock("SELECT id FROM users WHERE id = ?", owner.id());
            long count = transaction
                    .readOne(
                            "SELECT COUNT(*) AS count FROM connections WHERE user_id = ?",
                            row -> row.getLong("count"),
                            owner.id())
                    .orElseThrow();
            return count < CONNECTIONS_PER_USER_MAX
                    ? Optional.of(insert(transaction, Optional.of(owner.id()), draft))
                    : Optional.empty();
        });
    }

    /** Stores a shared connection. Returns its id; empty if there are too many. */
    public Optional<Long> addShared(ConnectionDraft draft) {
        return database.write(transaction -> {
            transaction.lockInstallation();
            long count = transaction
                    .readOne(
                            "SELECT COUNT(*) AS count FROM connections WHERE user_id IS NULL",
                            row -> row.getLong("count"))
                    .orElseThrow();
            return count < CONNECTIONS_SHARED_MAX
                    ? Optional.of(insert(transaction, Optional.empty(), draft))
                    : Optional.empty();
        });
    }

    /** Replaces a connection. The key is kept only if the server is still the same. */
    public void replace(Connection stored, Optional<User> owner, ConnectionDraft draft) {
        long ownerId = owner.map(User::id).orElse(ConnectionSecrets.NO_USER);
        boolean isSameServer = isSameServer(stored.baseUrl(), draft.baseUrl());
        boolean keepsKey = isSameServer
                && !draft.removesKey()
                && !draft.ownKeys()
                && draft.apiKey().isEmpty();
        database.write(transaction -> {
            transaction.update(
                    """
                    UPDATE connections SET name = ?, base_url = ?, api_key = CASE WHEN ? = 1 THEN api_key ELSE ? END,
                      headers = ?, own_keys = ?, enabled = ?
                    WHERE id = ? AND COALESCE(user_id, 0) = ?""",
                    draft.name(),
                    draft.baseUrl().toString(),
                    keepsKey ? 1 : 0,
                    encryptedKey(draft, ownerId).orElse(new byte[0]),
                    encryptedHeaders(draft, ownerId),
                    draft.ownKeys() ? 1 : 0,
                    draft.enabled() ? 1 : 0,
                    stored.id(),
                    ownerId);
            if (!isSameServer) {
                forgetCheck(transaction, stored);
            }
            if (!isSameServer || !draft.ownKeys()) {
                transaction.update("DELETE FROM connection_keys WHERE connection_id = ?", stored.id());
            }
            return true;
        });
    }

    /** Turns a connection on or off. */
    public void enable(Connection stored, Optional<User> owner, boolean isEnabled) {
        database.update(
                "UPDATE connections SET enabled = ? WHERE id = ? AND COALESCE(user_id, 0) = ?",
                isEnabled ? 1 : 0,
                stored.id(),
                owner.map(User::id).orElse(ConnectionSecrets.NO_USER));
    }

    /** Deletes a connection with its keys. Answers keep the names of its models. */
    public void delete(Connection stored, Optional<User> owner) {
        database.write(transaction -> {
            forgetCheck(transaction, stored);
            return transaction.update(
                    "DELETE FROM connections WHERE id = ? AND COALESCE(user_id, 0) = ?",
                    stored.id(),
                    owner.map(User::id).orElse(ConnectionSecrets.NO_USER));
        });
    }

    /** Stores a user's key for a shared connection. */
    public void setUserKey(User user, Connection shared, String key) {
        database.update("""
                INSERT INTO connection_keys (connection_id, user_id, api_key) VALUES (?, ?, ?)
                ON CONFLICT (connection_id, user_id) DO UPDATE SET api_key = excluded.api_key""", shared.id(), user.id(), secrets.encryptUserKey(key, user.id()));
    }

    /** Removes it. */
    public void removeUserKey(User user, Connection shared) {
        database.update("DELETE FROM connection_keys WHERE connection_id = ? AND user_id = ?", shared.id(), user.id());
    }

    /** Whether a key and headers that were entered for one URL may be sent to the other. */
    public static boolean isSameServer(URI one, URI other) {
        return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme())
                && String.valueOf(one.getAuthority()).equalsIgnoreCase(other.getAuthority());
    }

    private static void forgetCheck(Transaction transaction, Connection stored) {
        transaction.update("DELETE FROM connection_checks WHERE connection_id = ?", stored.id());
    }

    private long insert(Transaction transaction, Optional<Long> ownerId, ConnectionDraft draft) {
        long id = ownerId.orElse(ConnectionSecrets.NO_USER);
        return transaction.insert(
                """
                INSERT INTO connections (user_id, name, base_url, api_key, headers, own_keys, enabled, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                ownerId.orElse(null),
                draft.name(),
                draft.baseUrl().toString(),
                encryptedKey(draft, id).orElse(new byte[0]),
                encryptedHeaders(draft, id),
                draft.ownKeys() ? 1 : 0,
                draft.enabled() ? 1 : 0,
                clock.instant());
    }

    private Optional<byte[]> encryptedKey(ConnectionDraft draft, long ownerId) {
        return draft.apiKey().filter(key -> !draft.ownKeys()).map(key -> secrets.encryptKey(key, ownerId));
    }

    private byte[] encryptedHeaders(ConnectionDraft draft, long ownerId) {
        return draft.headers().isEmpty() ? new byte[0] : secrets.encryptHeaders(draft.headers(), ownerId);
    }

    private Connection shared(Row row) throws SQLException {
        return connection(row, Optional.empty(), Kind.SHARED, ConnectionSecrets.NO_USER);
    }

    private Connection connection(Row row, User user) throws SQLException {
        return row.findLong("user_id").isPresent()
                ? connection(row, Optional.empty(), Kind.OWN, user.id())
                : connection(
                        row,
                        secrets.decryptUserKey(row.findBytes("user_key"), user.id()),
                        Kind.SHARED,
                        ConnectionSecrets.NO_USER);
    }

    private Connection connection(Row row, Optional<String> userKey, Kind kind, long ownerId) throws SQLException {
        boolean hasOwnKeys = row.getBoolean("own_keys");
        var key = secrets.decryptKey(stored(row, "api_key"), ownerId);
        return new Connection(
                row.getLong("id"),
                kind,
                row.getString("name"),
                BaseUrls.withoutEndpoint(URI.create(row.getString("base_url"))),
                hasOwnKeys ? userKey : key,
                secrets.decryptHeaders(stored(row, "headers"), ownerId),
                hasOwnKeys,
                hasOwnKeys && userKey.isPresent(),
                row.getBoolean("enabled"));
    }

    /** No bytes are stored instead of NULL, whose type PostgreSQL cannot guess in a CASE. */
    private static Optional<byte[]> stored(Row row, String column) throws SQLException {
        return row.findBytes(column).filter(bytes -> bytes.length > 0);
    }
}
