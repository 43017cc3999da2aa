/**
 * Renders Markdown to safe HTML: a whole text with {@link dev.parley.markdown.Markdown}, or an answer that is still being
 * streamed with {@link dev.parley.markdown.BlockStream}. In the order of the data flow:
 *
 * <ul>
 *   <li>{@code LineEndNormalizer}: joins chunks of a stream and normalizes line ends.
 *   <li>{@code PlainTextDetector}: detects text that can be appended without parsing.
 *   <li>{@code StablePrefix}: finds the prefix whose rendering the next characters will hardly change.
 *   <li>{@code Flexmark}: configures the parser (flexmark) and the block parsers, inline nodes and limits of this package.
 *   <li>{@code Sanitizer}, {@code LinkPolicy}: the allow-lists of elements, attributes and URL schemes.
 *   <li>{@code LiveTree}: the HTML of the open block as browsers have it; {@code TreeDiff} is its difference from a new
 *       {@code HtmlNode}.
 *   <li>{@link dev.parley.markdown.Patch}: closed blocks and the new tail, or a list of {@code PatchStep}s for the tail.
 * </ul>
 *
 * <p>Model output is untrusted. Three layers protect the page: {@code LinkPolicy}, {@code Sanitizer} and the page's
 * Content-Security-Policy. This package does not depend on HTTP, messages or the database.
 */
@NullMarked
package dev.parley.markdown;

import org.jspecify.annotations.NullMarked;
