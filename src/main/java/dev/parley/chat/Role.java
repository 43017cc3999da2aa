package dev.parley.chat;

/** Who speaks; the API's {@code role}. */
public enum Role {
    USER,
    ASSISTANT
}
