package dev.parley.account;

import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import dev.parley.web.HttpException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * The table of users.
 *
 * <p>An account without a password, which logs in in another way, has {@link #NO_PASSWORD} as its hash: no password matches
 * it. {@link PasswordConfirmation} accepts a recent login from such users instead, and they can set a password in the
 * security settings.
 *
 * <p>A row with a {@code deleted_at} is an account that {@link AccountDeletion} is removing: lists leave it out. Its email
 * address is free for a new account.
 */
public final class UserStore {
    /** The hash of an account without a password. The column cannot be NULL, because SQLite cannot change that. */
    public static final String NO_PASSWORD = "";

    private record Login(User user, String passwordHash) {}

    private final Database database;
    private final Passwords passwords;
    private final Clock clock;

    public UserStore(Database database, Passwords passwords, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Decides about a new account in the transaction of its creation, and throws to refuse it. */
    public interface Admission {
        void decide(Transaction transaction, User user);
    }

    /** Creates an account; empty if the email is taken. The first account is the admin. */
    Optional<User> signUp(String email, String password) {
        return signUp(email, password, (transaction, user) -> {});
    }

    /** The same, if all but the first account need an admission. */
    Optional<User> signUp(String email, String password, Admission admission) {
        var hash = passwords.hash(password);
        return database.write(transaction -> {
            var created = insert(transaction, email, hash);
            created.filter(user -> !user.admin()).ifPresent(user -> admission.decide(transaction, user));
            return created;
        });
    }

    /** Creates an account that logs in otherwise; empty if the email is taken. The first account is the admin. */
    public Optional<User> signUpWithoutPassword(Transaction transaction, String email) {
        return insert(transaction, email, NO_PASSWORD);
    }

    private Optional<User> insert(Transaction transaction, String email, String hash) {
        // Two first accounts must not both be the admin.
        transaction.lockInstallation();
        return transaction.readOne("""
                INSERT INTO users (email, password_hash, admin, created_at)
                VALUES (?, ?, CASE WHEN EXISTS (SELECT 1 FROM users) THEN 0 ELSE 1 END, ?)
                ON CONFLICT (email) DO NOTHING
                RETURNING id, email, admin""", UserStore::user, EmailAddress.lowerCase(email), hash, clock.instant());
    }

    /**
     * Rejects a login before anything is stored for it, so that a crowd does not delay other writers.
     *
     * @throws HttpException 503 if too many passwords are waiting to be hashed
     */
    void requireRoomForLogin() {
        passwords.requireRoom();
    }

    /** The user with this email and password; empty if either is wrong. */
    Optional<User> logIn(String email, String password) {
        var login = database.readOne(
                "SELECT id, email, admin, password_hash FROM users WHERE email = ?",
                row -> new Login(user(row), row.getString("password_hash")),
                EmailAddress.lowerCase(email));
        var check = passwords.check(password, login.map(Login::passwordHash).filter(hash -> !hash.equals(NO_PASSWORD)));
        if (!check.isCorrect()) {
            return Optional.empty();
        }
        check.newHash().ifPresent(newHash -> replaceHash(login.orElseThrow(), newHash));
        return login.map(Login::user);
    }

    /** The email address as it is stored, if there is an account with it. */
    Optional<String> storedEmail(String email) {
        return database.readOne(
                "SELECT email FROM users WHERE email = ?",
                row -> row.getString("email"),
                EmailAddress.lowerCase(email));
    }

    /** The hash of a new password. */
    String hash(String password) {
        return passwords.hash(password);
    }

    private void replaceHash(Login login, String newHash) {
        database.update(
                "UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ?",
                newHash,
                login.user.id(),
                login.passwordHash);
    }

    /** Whether an admin has disabled the account. */
    boolean isDisabled(User user) {
        return database.readOne(
                        "SELECT id FROM users WHERE id = ? AND disabled_at IS NOT NULL",
                        row -> row.getLong("id"),
                        user.id())
                .isPresent();
    }

    /** The number of accounts. */
    public long count() {
        return database.readOne("SELECT COUNT(*) AS users FROM users", row -> row.getLong("users"))
                .orElseThrow();
    }

    /** Whether there are no accounts yet. */
    public boolean isEmpty() {
        return database.readOne("SELECT id FROM users LIMIT 1", row -> row.getLong("id"))
                .isEmpty();
    }

    /** The user in the columns {@code id}, {@code email} and {@code admin}. */
    public static User user(Row row) throws SQLException {
        return new User(row.getLong("id"), row.getString("email"), row.getBoolean("admin"));
    }
}
