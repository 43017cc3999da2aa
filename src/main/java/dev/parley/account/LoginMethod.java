package dev.parley.account;

/** How a user logged in. The names are stored in the database. */
public enum LoginMethod {
    PASSWORD
}
