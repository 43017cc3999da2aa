/**
 * The glass box: keeps what was sent to model servers for answers and what they replied, so that the owner of a chat can see
 * both. What is kept is limited by number and age, and never contains a key.
 *
 * <ul>
 *   <li>{@link dev.parley.exchange.ExchangeService}: records the exchanges of running answers and stores them afterwards
 *   <li>{@link dev.parley.exchange.ExchangeStore}: the table
 *   <li>{@link dev.parley.exchange.CurlCommand}: a request as a command
 * </ul>
 *
 * <p>Recording itself is in {@code provider}. This package must not depend on chats, accounts or HTTP.
 */
@NullMarked
package dev.parley.exchange;

import org.jspecify.annotations.NullMarked;
