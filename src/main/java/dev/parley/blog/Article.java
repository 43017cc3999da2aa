package dev.parley.blog;

import dev.parley.markdown.SafeHtml;

/**
 * An article.
 *
 * @param slug its name in the URL
 * @param date as written in the file, ISO 8601
 */
public record Article(String slug, String title, String description, String date, SafeHtml html) {}
