/**
 * The audit log: who did what, when and from where. It never contains messages, titles, passwords or keys.
 *
 * <p>This package must not depend on accounts or HTTP; {@code account.AuditTrail} records for a request.
 */
@NullMarked
package dev.parley.audit;

import org.jspecify.annotations.NullMarked;
