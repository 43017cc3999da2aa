package dev.parley.audit;

/** What is recorded. The names are stored in the database, so they must not change; new ones need words in both languages. */
public enum AuditAction {
    SIGNED_UP,
    LOGGED_IN,
    LOGIN_FAILED,
    LOGGED_OUT
}
