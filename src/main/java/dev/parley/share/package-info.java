/**
 * Read-only snapshots of chats under links that need no account.
 *
 * <ul>
 *   <li>share: a snapshot, as its owner manages it ({@link dev.parley.share.ShareStore})
 *   <li>shared chat: the same, as everybody with the link reads it ({@link dev.parley.share.SharedChatStore})
 * </ul>
 *
 * <p>A snapshot is a copy of the branch that was shown, so what happens to the chat later does not change it; it goes with the
 * chat. Whoever has the link reads the snapshot and nothing else. The servlets are in {@link dev.parley.share.web}.
 */
@NullMarked
package dev.parley.share;

import org.jspecify.annotations.NullMarked;
