/** The pages of connections: the user's, and those that admins share. They know no chats. */
@NullMarked
package dev.parley.connection.web;

import org.jspecify.annotations.NullMarked;
