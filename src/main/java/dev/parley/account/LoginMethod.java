package dev.parley.account;

/** How a user logged in. The names are stored in the database. */
public enum LoginMethod {
    PASSWORD,
    /** A password, then a code of the authenticator app or a recovery code. */
    PASSWORD_AND_CODE,
    /** A passkey, for which the authenticator has verified the user. */
    PASSKEY,
    /** At an OpenID Connect provider, which also asks for further factors. */
    OIDC
}
