/**
 * Accounts: sign-up, login and each user's settings.
 *
 * <ul>
 *   <li>{@link dev.parley.account.AuthFilter} authenticates requests; {@link dev.parley.account.CurrentUser} returns the
 *       user of a request. Other packages scope their queries by this user.
 *   <li>{@link dev.parley.account.UserStore}, {@link dev.parley.account.SessionStore} and {@link
 *       dev.parley.account.SettingsStore} each own one table. They store passwords as bcrypt hashes ({@link
 *       dev.parley.account.Passwords}), session tokens as SHA-256 hashes, and API keys encrypted ({@link
 *       dev.parley.account.ApiKeyCipher}).
 *   <li>{@link dev.parley.account.AccountChanges} and {@link dev.parley.account.AccountDeletion} change and delete accounts;
 *       {@link dev.parley.account.PasswordConfirmation} comes before. {@link dev.parley.account.SessionWatch} closes the event
 *       streams of sessions that have ended.
 *   <li>{@link dev.parley.account.RateLimiter} limits failed logins and sign-ups.
 * </ul>
 *
 * <p>A new setting needs a column of the table {@code settings}, two methods in {@link dev.parley.account.SettingsStore}, a
 * servlet for its form such as {@link dev.parley.account.SystemPromptResource}, and a section in {@code
 * account/settings.html}.
 *
 * <p>This package must not depend on chats, models or model servers.
 */
@NullMarked
package dev.parley.account;

import org.jspecify.annotations.NullMarked;
