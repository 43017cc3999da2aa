package dev.parley.provider;

/** One message of a conversation: the role ({@code system}, {@code user} or {@code assistant}) and the text. */
public record ChatMessage(String role, String content) {}
