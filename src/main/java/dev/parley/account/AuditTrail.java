package dev.parley.account;

import dev.parley.audit.AuditAction;
import dev.parley.audit.AuditLog;
import dev.parley.db.Transaction;
import dev.parley.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;

/** Records what a request does in the {@link AuditLog}, with the user and the address of the request. */
public final class AuditTrail {
    private final AuditLog log;
    private final ClientAddress clientAddress;

    public AuditTrail(AuditLog log, ClientAddress clientAddress) {
        this.log = log;
        this.clientAddress = clientAddress;
    }

    /** An action of the signed-in user on their own account. */
    public void record(HttpServletRequest request, AuditAction action) {
        record(request, action, "");
    }

    /**
     * An action of the signed-in user.
     *
     * @param subject the account or item that is changed; the empty text if that is the user
     */
    public void record(HttpServletRequest request, AuditAction action, String subject) {
        log.record(actor(request), action, subject, clientAddress.of(request));
    }

    /** The same, together with the change itself. */
    public void record(Transaction transaction, HttpServletRequest request, AuditAction action, String subject) {
        log.record(transaction, actor(request), action, subject, clientAddress.of(request));
    }

    /** An action of a user who has no session yet. */
    public void record(HttpServletRequest request, User actor, AuditAction action) {
        log.record(actor.email(), action, "", clientAddress.of(request));
    }

    private static String actor(HttpServletRequest request) {
        return CurrentUser.find(request).map(User::email).orElse("");
    }
}
