package dev.parley.audit;

import dev.parley.db.Database;
import dev.parley.db.Row;
import java.sql.SQLException;
import java.util.List;

/** Reads the audit log, the newest entries first. Each filter has an index, from which a page is read. */
public final class AuditReader {
    private final Database database;

    public AuditReader(Database database) {
        this.database = database;
    }

    /** The entries before this id, at most so many. */
    public List<AuditEntry> page(AuditFilter filter, long before, int max) {
        if (!filter.email().isEmpty()) {
            return ofAccount(filter, before, max);
        }
        return filter.kind().isPresent() ? ofKind(filter.kind().get(), before, max) : all(before, max);
    }

    private List<AuditEntry> all(long before, int max) {
        return database.read("""
                SELECT id, at, actor, action, subject, address FROM audit
                WHERE id < ? ORDER BY id DESC LIMIT ?""", AuditReader::entry, before, max);
    }

    private List<AuditEntry> ofKind(AuditKind kind, long before, int max) {
        return database.read("""
                SELECT id, at, actor, action, subject, address FROM audit
                WHERE kind = ? AND id < ? ORDER BY id DESC LIMIT ?""", AuditReader::entry, kind, before, max);
    }

    /** An account is the actor of some entries and the subject of others: the newest of both. */
    private List<AuditEntry> ofAccount(AuditFilter filter, long before, int max) {
        var kind = filter.kind()
                .map(one -> one.name().toLowerCase(java.util.Locale.ROOT))
                .orElse("");
        return database.read(
                """
                SELECT id, at, actor, action, subject, address FROM audit WHERE id IN (
                  SELECT a.id FROM (
                    SELECT id FROM audit WHERE actor = ? AND actor <> '' AND (kind = ? OR ? = '') AND id < ?
                    ORDER BY id DESC LIMIT ?) a
                  UNION SELECT s.id FROM (
                    SELECT id FROM audit WHERE subject = ? AND subject <> '' AND (kind = ? OR ? = '') AND id < ?
                    ORDER BY id DESC LIMIT ?) s)
                ORDER BY id DESC LIMIT ?""",
                AuditReader::entry,
                filter.email(),
                kind,
                kind,
                before,
                max,
                filter.email(),
                kind,
                kind,
                before,
                max,
                max);
    }

    private static AuditEntry entry(Row row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getInstant("at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("address"));
    }
}
