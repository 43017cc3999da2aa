package dev.parley.admin;

/**
 * What the page of a user shows besides the row of the list. Never what the user wrote.
 *
 * @param groupId 0 if the user has no group
 */
public record UserFacts(long chats, long sessions, long groupId) {}
