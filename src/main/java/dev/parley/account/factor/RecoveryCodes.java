package dev.parley.account.factor;

import dev.parley.account.User;
import dev.parley.db.Transaction;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/** The table of unused recovery codes. */
final class RecoveryCodes {
    private final SecureRandom random = new SecureRandom();

    /** Replaces all codes of the user by new ones. */
    List<RecoveryCode> replace(Transaction transaction, User user) {
        remove(transaction, user.id());
        var codes = Stream.generate(() -> RecoveryCode.random(random))
                .limit(RecoveryCode.COUNT)
                .toList();
        codes.forEach(code -> transaction.update(
                "INSERT INTO recovery_codes (user_id, code_hash) VALUES (?, ?)", user.id(), code.hash(user.id())));
        return codes;
    }

    /** Deletes a code; false if there is no such code, or it was used. */
    boolean use(Transaction transaction, User user, RecoveryCode code) {
        return transaction.update(
                        "DELETE FROM recovery_codes WHERE user_id = ? AND code_hash = ?",
                        user.id(),
                        code.hash(user.id()))
                == 1;
    }

    static void remove(Transaction transaction, long userId) {
        transaction.update("DELETE FROM recovery_codes WHERE user_id = ?", userId);
    }
}
