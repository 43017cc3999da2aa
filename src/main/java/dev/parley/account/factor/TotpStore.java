package dev.parley.account.factor;

import dev.parley.account.ApiKeyCipher;
import dev.parley.account.ApiKeyCipher.DecryptionException;
import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables of authenticator apps and recovery codes: one app for each user. */
final class TotpStore {
    /** The time from the start of a set-up until its first code must be typed. */
    static final Duration SETUP_TIME = Duration.ofMinutes(15);

    /** The app of a user. */
    static final class Factor {
        private final byte[] encryptedSecret;
        private final boolean isActive;
        private final long codesLeft;

        private Factor(Row row) throws SQLException {
            encryptedSecret = row.findBytes("secret").orElseThrow();
            isActive = row.findLong("active_at").isPresent();
            codesLeft = row.getLong("codes_left");
        }

        byte[] encryptedSecret() {
            return encryptedSecret;
        }

        /** False during the set-up. */
        boolean isActive() {
            return isActive;
        }

        /** The number of unused recovery codes. */
        long codesLeft() {
            return codesLeft;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(TotpStore.class);
    private static final String PURPOSE = "totp";

    private final Database database;
    private final Clock clock;
    private final ApiKeyCipher cipher;
    private final RecoveryCodes codes = new RecoveryCodes();
    private final SecureRandom random = new SecureRandom();

    TotpStore(Database database, Clock clock, ApiKeyCipher cipher) {
        this.database = database;
        this.clock = clock;
        this.cipher = cipher;
    }

    /** The user's app, unless its set-up was begun too long ago. */
    Optional<Factor> find(User user) {
        return database.readOne("""
                SELECT secret, active_at,
                  (SELECT COUNT(*) FROM recovery_codes c WHERE c.user_id = t.user_id) AS codes_left
                FROM totp_factors t WHERE user_id = ? AND (active_at IS NOT NULL OR setup_until > ?)""", Factor::new, user.id(), clock.instant());
    }

    boolean isActive(User user) {
        return find(user).filter(Factor::isActive).isPresent();
    }

    /** The secret of the app; empty if it was encrypted with another key. */
    Optional<TotpKey> key(User user, byte[] encryptedSecret) {
        try {
            return Optional.of(new TotpKey(cipher.decrypt(encryptedSecret, user.id(), PURPOSE)));
        } catch (DecryptionException e) {
            // PARLEY_SECRET_KEY has changed or is lost. Recovery codes still work, because they are hashes.
            LOG.warn("Cannot decrypt the second factor of user {} with this PARLEY_SECRET_KEY", user.id());
            return Optional.empty();
        }
    }

    /** Begins a set-up with a new secret; false if the user has an active app. */
    boolean begin(User user) {
        var secret = new byte[TotpCode.SECRET_BYTES];
        random.nextBytes(secret);
        int changed = database.update(
                """
                INSERT INTO totp_factors (user_id, secret, setup_until) VALUES (?, ?, ?)
                ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, setup_until = excluded.setup_until
                WHERE totp_factors.active_at IS NULL""",
                user.id(),
                cipher.encrypt(secret, user.id(), PURPOSE),
                clock.instant().plus(SETUP_TIME));
        return changed == 1;
    }

    void cancel(User user) {
        database.update("DELETE FROM totp_factors WHERE user_id = ? AND active_at IS NULL", user.id());
    }

    /** Activates the app with its first code, and returns new recovery codes; empty if the code is wrong or too late. */
    Optional<List<RecoveryCode>> activate(User user, TypedCode code) {
        var setUp = find(user).filter(factor -> !factor.isActive()).map(Factor::encryptedSecret);
        var step = setUp.map(secret -> step(user, secret, code)).orElse(OptionalLong.empty());
        if (step.isEmpty()) {
            return Optional.empty();
        }
        return database.write(transaction -> {
            // The secret is that of the code, even if another tab has begun a new set-up.
            int changed = transaction.update("""
                    UPDATE totp_factors SET active_at = ?, last_step = ?
                    WHERE user_id = ? AND active_at IS NULL AND secret = ?""", clock.instant(), step.getAsLong(), user.id(), setUp.orElseThrow());
            return changed == 1 ? Optional.of(codes.replace(transaction, user)) : Optional.empty();
        });
    }

    private OptionalLong step(User user, byte[] encryptedSecret, TypedCode code) {
        return key(user, encryptedSecret)
                .map(key -> TotpCode.matchingStep(key.secret(), code.text(), clock.instant()))
                .orElse(OptionalLong.empty());
    }

    /** Replaces all recovery codes; empty if the user has no active app. */
    Optional<List<RecoveryCode>> replaceCodes(User user) {
        return database.write(transaction -> find(transaction, user).map(active -> codes.replace(transaction, user)));
    }

    /** Accepts a code of the app or a recovery code, each once. */
    boolean use(Transaction transaction, User user, TypedCode code) {
        var active = find(transaction, user);
        if (active.isEmpty()) {
            return false;
        }
        if (!code.isOfApp()) {
            return codes.use(transaction, user, RecoveryCode.typed(code.text()));
        }
        var step = step(user, active.get(), code);
        // The row is locked, so of two transactions with the same code only one succeeds.
        return step.isPresent()
                && transaction.update(
                                "UPDATE totp_factors SET last_step = ? WHERE user_id = ? AND last_step < ?",
                                step.getAsLong(),
                                user.id(),
                                step.getAsLong())
                        == 1;
    }

    private static Optional<byte[]> find(Transaction transaction, User user) {
        transaction.lock("SELECT user_id FROM totp_factors WHERE user_id = ?", user.id());
        return transaction.readOne(
                "SELECT secret FROM totp_factors WHERE user_id = ? AND active_at IS NOT NULL",
                row -> row.findBytes("secret").orElseThrow(),
                user.id());
    }

    /** Removes the app and the recovery codes. */
    static void remove(Transaction transaction, long userId) {
        transaction.update("DELETE FROM totp_factors WHERE user_id = ?", userId);
        RecoveryCodes.remove(transaction, userId);
        PendingLogins.remove(transaction, userId);
    }

    /** Removes the app after a code; false if the code is wrong. */
    boolean remove(User user, TypedCode code) {
        return database.write(transaction -> {
            if (!use(transaction, user, code)) {
                return false;
            }
            remove(transaction, user.id());
            return true;
        });
    }
}
