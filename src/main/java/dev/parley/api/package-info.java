/**
 * The interface for programs: chats below {@code /api}, and the OpenAI-compatible {@code /v1}. Requests are authenticated by
 * personal tokens, never by the cookie of a session, and count towards the same limits as those of the pages.
 */
@NullMarked
package dev.parley.api;

import org.jspecify.annotations.NullMarked;
