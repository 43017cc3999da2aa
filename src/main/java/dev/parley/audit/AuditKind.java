package dev.parley.audit;

/** The groups of actions by which the audit log is filtered. The names are stored in the database. */
public enum AuditKind {
    /** Signing up, in and out. */
    LOGIN,
    /** Changes that users make to their own accounts. */
    ACCOUNT,
    /** Changes that admins make to the accounts of others. */
    USERS,
    /** Changes to the installation. */
    INSTALLATION
}
