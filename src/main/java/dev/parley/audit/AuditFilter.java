package dev.parley.audit;

import java.util.Optional;

/**
 * Selects entries of the audit log.
 *
 * @param email of the actor or the subject; empty for all
 */
public record AuditFilter(Optional<AuditKind> kind, String email) {}
