package dev.parley.connection.check;

/** What a check tries, in this order. The names are stored. */
public enum Step {
    LIST,
    STREAM,
    STOP,
    USAGE,
    SYSTEM,
    IMAGES,
    REASONING,
    MAX_TOKENS,
    TEMPERATURE
}
