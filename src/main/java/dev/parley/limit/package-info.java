/**
 * Limits on how often somebody may do something, such as log in or ask a question. All of them are counted in one table
 * of the database, so they survive a restart and are shared by all servers of one installation.
 *
 * <ul>
 *   <li>{@link dev.parley.limit.Limit}: a name, a number and a window of time
 *   <li>{@link dev.parley.limit.LimitStore}: counts, for each subject (an account, an address, a user)
 *   <li>{@link dev.parley.limit.Lease}: the right to do something that only one may do at a time, with the same table
 *   <li>{@link dev.parley.limit.LimitCleanup}: deletes what no longer counts
 * </ul>
 *
 * <p>The window slides: an entry counts for the length of the window from the moment it was made. A fixed window, which
 * needs only a number for each subject, would let through twice as many around its end. A check reads and adds one row
 * at most for each allowed entry, so its cost depends on the limit and not on the size of the table; what is refused
 * leaves no row. Transactions wait for each other only if they count for the same subject.
 *
 * <p>Memory, connections and threads are not limited here but where they are used; {@code src/site/limits.md} lists all
 * limits. This package must not depend on HTTP or on any feature.
 */
@NullMarked
package dev.parley.limit;

import org.jspecify.annotations.NullMarked;
