/**
 * The blog: Markdown files below {@code webapp/WEB-INF/blog}. Each begins with {@code title}, {@code description} and
 * {@code date}; the name of the file is the slug. {@code slug.de.md} is the same article in German.
 */
@NullMarked
package dev.parley.blog;

import org.jspecify.annotations.NullMarked;
