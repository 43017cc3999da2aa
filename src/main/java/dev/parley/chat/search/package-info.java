/**
 * Finds messages and titles by their words, newest first, with the same results on SQLite and PostgreSQL.
 *
 * <ul>
 *   <li>{@link dev.parley.chat.search.Words}: splits a text into words, for the index, for queries and for marking hits
 *   <li>{@link dev.parley.chat.search.SearchQuery}: the words that a user searches for
 *   <li>{@link dev.parley.chat.search.SearchIndexer}: indexes messages in the background, from a queue that triggers fill
 *   <li>{@link dev.parley.chat.search.SearchIndex}: finds the ids of messages, with FTS5 or {@code tsvector}
 *   <li>{@link dev.parley.chat.search.SearchService}: reads what is found
 * </ul>
 *
 * <p>Texts are split into words here and not by the databases, whose rules differ, and which do not find words in Chinese
 * or Japanese. The user is one of the indexed words, so a search costs nothing for the messages of others.
 */
@NullMarked
package dev.parley.chat.search;

import org.jspecify.annotations.NullMarked;
