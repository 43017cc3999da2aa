/**
 * Who is here: accounts, passwords, sessions and each user's settings.
 *
 * <p>Passwords stand behind bcrypt, session tokens only as their hash, API keys only encrypted. Other packages ask
 * {@link dev.parley.account.CurrentUser} and scope their queries by it.
 */
@NullMarked
package dev.parley.account;

import org.jspecify.annotations.NullMarked;
