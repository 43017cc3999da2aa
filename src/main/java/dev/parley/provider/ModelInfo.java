package dev.parley.provider;

/** A model in the picker: its id, a readable name and a one-line description, which may be empty. */
public record ModelInfo(String id, String name, String description) {}
