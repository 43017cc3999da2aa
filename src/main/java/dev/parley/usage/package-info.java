/**
 * What models use of tokens and money: counted for each user, day and model when an answer ends, and limited for each month.
 *
 * <p>Money is a number of millionths of the installation's currency, never a floating point number. Days and months are those
 * of UTC. An answer is counted in the transaction that stores its end, so it is counted exactly once.
 *
 * <p>This package must not depend on chats, models or HTTP; its servlets are in {@code usage.web}.
 */
@NullMarked
package dev.parley.usage;

import org.jspecify.annotations.NullMarked;
