package dev.parley.audit;

/**
 * What is recorded. The names are stored in the database, so they must not change; each needs the message {@code audit.} and
 * its name in lower case, in all languages.
 */
public enum AuditAction {
    SIGNED_UP(AuditKind.LOGIN),
    LOGGED_IN(AuditKind.LOGIN),
    LOGIN_FAILED(AuditKind.LOGIN),
    LOGGED_OUT(AuditKind.LOGIN),

    USER_DISABLED(AuditKind.USERS),
    USER_ENABLED(AuditKind.USERS),
    USER_MADE_ADMIN(AuditKind.USERS),
    USER_MADE_ORDINARY(AuditKind.USERS),
    USER_GROUP_CHANGED(AuditKind.USERS),
    USER_SESSIONS_ENDED(AuditKind.USERS),
    USER_RESET_LINK_CREATED(AuditKind.USERS),
    USER_FACTOR_RESET(AuditKind.USERS),
    USER_DELETED(AuditKind.USERS),
    PASSWORD_RESET,

    SESSION_ENDED,
    OTHER_SESSIONS_ENDED,
    PASSWORD_CHANGED,
    EMAIL_CHANGED,
    API_KEY_CHANGED,
    API_KEY_REMOVED,
    OWN_SERVER_CHANGED,
    OWN_SERVER_REMOVED,
    CONNECTION_ADDED,
    CONNECTION_CHANGED,
    CONNECTION_DELETED,
    ACCOUNT_DELETED,
    DATA_EXPORTED,
    IDENTITY_CONNECTED,
    IDENTITY_DISCONNECTED,
    CHAT_SHARED,
    SHARE_REVOKED,
    SHARES_REVOKED,

    SECOND_FACTOR_TURNED_ON,
    SECOND_FACTOR_TURNED_OFF,
    RECOVERY_CODE_USED,
    RECOVERY_CODES_REPLACED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    PASSKEY_USED(AuditKind.LOGIN),

    INVITATION_CREATED(AuditKind.INSTALLATION),
    INVITATION_REVOKED(AuditKind.INSTALLATION),
    SIGNUP_MODE_CHANGED(AuditKind.INSTALLATION),
    BANNER_CHANGED(AuditKind.INSTALLATION),
    SHARING_TURNED_ON(AuditKind.INSTALLATION),
    SHARING_TURNED_OFF(AuditKind.INSTALLATION),
    AUDIT_LOG_EXPORTED(AuditKind.INSTALLATION),

    LIMITS_CHANGED(AuditKind.INSTALLATION),
    USER_LIMIT_CHANGED(AuditKind.USERS),
    GROUP_CREATED(AuditKind.INSTALLATION),
    GROUP_CHANGED(AuditKind.INSTALLATION),
    GROUP_DELETED(AuditKind.INSTALLATION),
    PRICE_CHANGED(AuditKind.INSTALLATION),
    PRICE_REMOVED(AuditKind.INSTALLATION),
    PRICES_ADDED(AuditKind.INSTALLATION),
    CURRENCY_CHANGED(AuditKind.INSTALLATION),
    MODEL_SERVER_CHANGED(AuditKind.INSTALLATION),
    SHARED_CONNECTION_ADDED(AuditKind.INSTALLATION),
    SHARED_CONNECTION_CHANGED(AuditKind.INSTALLATION),
    SHARED_CONNECTION_DELETED(AuditKind.INSTALLATION),
    MODEL_DEFAULTS_CHANGED(AuditKind.INSTALLATION),
    USAGE_EXPORTED(AuditKind.INSTALLATION);

    private final AuditKind kind;

    /** A change of one's own account. */
    AuditAction() {
        this(AuditKind.ACCOUNT);
    }

    AuditAction(AuditKind kind) {
        this.kind = kind;
    }

    /** The group of the action. */
    public AuditKind kind() {
        return kind;
    }
}
