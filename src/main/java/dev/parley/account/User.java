package dev.parley.account;

/** A person with an account. */
public record User(long id, String email, boolean admin) {}
