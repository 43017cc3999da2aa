/**
 * Login with OpenID Connect: users have accounts at providers such as Keycloak or Google, which this package calls identities.
 *
 * <ul>
 *   <li>{@link dev.parley.account.oidc.StartResource} sends the browser to a provider, and {@link
 *       dev.parley.account.oidc.CallbackResource} receives it when it comes back. {@link
 *       dev.parley.account.oidc.LoginStore} binds both to one browser.
 *   <li>{@link dev.parley.account.oidc.ProviderClient} speaks the protocol. The library of Nimbus parses and validates
 *       everything that a provider sends; {@link dev.parley.account.oidc.ProviderHttp} limits its size and time.
 *   <li>{@link dev.parley.account.oidc.IdentityStore} knows which user an identity belongs to. An identity is never connected
 *       to an existing account only because the email addresses are equal, see {@link
 *       dev.parley.account.oidc.LinkResource}.
 *   <li>{@link dev.parley.account.oidc.RoleSync} applies the groups of an identity.
 * </ul>
 *
 * <p>No token is stored or logged. No other package may use the library of Nimbus.
 */
@NullMarked
package dev.parley.account.oidc;

import org.jspecify.annotations.NullMarked;
