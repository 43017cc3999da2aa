package dev.parley.provider;

/** A model as one chooses it: its id, a name to read and one line about it (which may be empty). */
public record ModelCard(String id, String name, String description) {}
