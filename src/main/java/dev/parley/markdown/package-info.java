/**
 * Markdown to safe HTML, at once ({@link dev.parley.markdown.Markdown}) or while the text still grows
 * ({@link dev.parley.markdown.BlockStream}).
 *
 * <p>What a model writes is not trusted: three layers stand between it and the page. Links are allowed by scheme, the
 * rendered HTML passes an allow-list, and the page's Content-Security-Policy forbids the rest.
 *
 * <p>Nothing here knows of HTTP, of messages or of the database.
 */
@NullMarked
package dev.parley.markdown;

import org.jspecify.annotations.NullMarked;
