/**
 * Markdown to safe HTML, at once ({@link dev.parley.markdown.Markdown}) or while the text still grows
 * ({@link dev.parley.markdown.BlockStream}).
 *
 * <p>One parser, flexmark, draws both. {@code Flexmark} sets it up; what it lacks is beside it: {@code TableLines},
 * {@code FormulaLines}, {@code Notes}, {@code Definitions}, {@code Flanking}, {@code BareLinks}, {@code TaskBox}. While a text
 * grows, {@code OpenEnd} tells what of its end can be shown, and {@code LiveTree} compares the HTML with what pages have.
 *
 * <p>What a model writes is not trusted: three layers stand between it and the page. Links are allowed by scheme, the
 * rendered HTML passes an allow-list, and the page's Content-Security-Policy forbids the rest.
 *
 * <p>Nothing here knows of HTTP, of messages or of the database.
 */
@NullMarked
package dev.parley.markdown;

import org.jspecify.annotations.NullMarked;
