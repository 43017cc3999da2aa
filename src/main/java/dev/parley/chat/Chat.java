package dev.parley.chat;

/**
 * A conversation.
 *
 * @param currentLeafId the last message of the branch that is shown
 */
public record Chat(long id, String title, String model, long currentLeafId) {}
