package dev.parley.audit;

import java.time.Instant;

/**
 * An entry of the audit log.
 *
 * @param actor the email address of who did it; empty for a visitor
 * @param action the name of the action, which an older or newer version may have recorded
 * @param subject the account or item that was changed; empty if that is the actor
 * @param address the client's IP address
 */
public record AuditEntry(long id, Instant at, String actor, String action, String subject, String address) {}
