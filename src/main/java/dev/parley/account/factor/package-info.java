/**
 * What proves who a user is, besides the password: the codes of an authenticator app with recovery codes, and passkeys.
 *
 * <ul>
 *   <li>{@link dev.parley.account.factor.SecondFactors} decides whether a login needs a second step; the admin resets the
 *       factors of a user with it.
 *   <li>{@link dev.parley.account.factor.TotpCode} calculates codes; {@link dev.parley.account.factor.TotpStore} owns the
 *       secrets and accepts each code once.
 *   <li>{@link dev.parley.account.factor.PendingLogins} has the logins between password and code. There is no session before.
 *   <li>{@link dev.parley.account.factor.Passkeys} adds passkeys and checks logins with them; {@link
 *       dev.parley.account.factor.PasskeyVerifier} alone knows WebAuthn.
 * </ul>
 *
 * <p>Sessions, passwords and their limits belong to the package above.
 */
@NullMarked
package dev.parley.account.factor;

import org.jspecify.annotations.NullMarked;
