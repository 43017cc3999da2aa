package dev.parley.audit;

import dev.parley.db.Database;
import dev.parley.db.Transaction;
import java.time.Clock;

/** The table of audited actions. */
public final class AuditLog {
    private final Database database;
    private final Clock clock;

    public AuditLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Records an action.
     *
     * @param actor the email address of who did it; empty for a visitor
     * @param subject the account or item that was changed; the empty text if that is the actor
     * @param address the client's IP address
     */
    public void record(String actor, AuditAction action, String subject, String address) {
        database.write(transaction -> {
            record(transaction, actor, action, subject, address);
            return 1;
        });
    }

    /** Records an action together with the change itself. */
    public void record(Transaction transaction, String actor, AuditAction action, String subject, String address) {
        transaction.update(
                "INSERT INTO audit (at, actor, kind, action, subject, address) VALUES (?, ?, ?, ?, ?, ?)",
                clock.instant(),
                actor,
                action.kind(),
                action,
                subject,
                address);
    }
}
