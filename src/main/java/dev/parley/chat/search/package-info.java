/**
 * Finds messages and titles by their words, newest first, with the same SQL and the same results on SQLite and PostgreSQL.
 *
 * <ul>
 *   <li>{@link dev.parley.chat.search.Words}: splits a text into words, for the index, for queries and for marking hits
 *   <li>{@link dev.parley.chat.search.SearchQuery}: the words that a user searches for
 *   <li>{@link dev.parley.chat.search.SearchIndexer}: indexes messages in the background, from a queue that triggers fill
 *   <li>{@link dev.parley.chat.search.SearchIndex}: finds the ids of messages
 *   <li>{@link dev.parley.chat.search.SearchService}: reads what is found
 *   <li>Document: a message in the index. Block: some hundred documents of one user, with a row for each word in them. The
 *       latest documents are in no block yet; each has one row.
 * </ul>
 *
 * <p>All keys begin with the user, so a search costs nothing for the messages of others. It reads blocks from the newest to
 * the oldest until the page is full, so a common word is found in the first one, and a rare word costs a look-up for each
 * block. FTS5 and {@code tsvector} were left out: the index of PostgreSQL has no order, so it would collect all hits of a
 * common word; and in FTS5 a short prefix takes 70 ms with 300,000 messages, because it merges all words that begin so.
 */
@NullMarked
package dev.parley.chat.search;

import org.jspecify.annotations.NullMarked;
