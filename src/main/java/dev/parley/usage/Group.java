package dev.parley.usage;

/** A group of users. */
public record Group(long id, String name, long members, Limit limit) {}
