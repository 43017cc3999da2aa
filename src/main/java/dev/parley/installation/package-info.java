/**
 * Settings of the whole installation, which the admin changes in the browser or the operator sets in the environment.
 *
 * <p>This package must not depend on accounts, chats, models or HTTP.
 */
@NullMarked
package dev.parley.installation;

import org.jspecify.annotations.NullMarked;
