package dev.parley.admin;

/**
 * What the page of a user shows besides the row of the list. Never what the user wrote.
 *
 * @param hasPassword whether the user can log in with a password
 * @param factors 1 if the user has an authenticator app, otherwise 0
 * @param passkeys of the user
 * @param identities at OpenID Connect providers
 * @param groupId 0 if the user has no group
 */
public record UserFacts(
        long chats, long sessions, long groupId, boolean hasPassword, long factors, long passkeys, long identities) {}
