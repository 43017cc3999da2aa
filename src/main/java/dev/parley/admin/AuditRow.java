package dev.parley.admin;

import dev.parley.audit.AuditEntry;
import dev.parley.web.Timestamp;
import dev.parley.web.Translations;
import java.time.ZoneId;

/** An entry of the audit log as a template shows it. */
public record AuditRow(Timestamp time, String actor, String action, String subject, String address) {
    static AuditRow of(AuditEntry entry, Translations translations, ZoneId zone) {
        return new AuditRow(
                Timestamp.of(entry.at(), translations.locale(), zone),
                entry.actor(),
                AuditWords.of(entry.action(), translations),
                entry.subject(),
                entry.address());
    }
}
