package dev.parley.account;

/** An account. */
public record User(long id, String email, boolean admin) {}
