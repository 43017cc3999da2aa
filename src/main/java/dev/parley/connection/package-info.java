/**
 * Connections to model servers: their names, URLs, keys and headers, as admins and users enter them in the browser.
 *
 * <ul>
 *   <li>connection: a model server, with a name and a way to log in there. The first one, whose id is 0, is that of {@code
 *       OPENAI_BASE_URL}; an admin shares others with all users, and users may have their own
 *   <li>provider: what the HTTP client needs to know of a connection, see {@link dev.parley.provider.Provider}
 *   <li>key: is sent to the server for which it was entered, and to no other
 * </ul>
 *
 * <p>It must not depend on chats.
 */
@NullMarked
package dev.parley.connection;

import org.jspecify.annotations.NullMarked;
