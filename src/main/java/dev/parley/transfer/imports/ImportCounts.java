package dev.parley.transfer.imports;

/**
 * How far an import is.
 *
 * @param bytes how much is to be read
 * @param chats new ones
 * @param grown chats that were there and have new messages
 * @param known chats that were there and have none
 * @param messages new ones
 * @param files attached to new messages
 * @param problems items that were skipped
 */
record ImportCounts(
        long bytes, long bytesRead, long chats, long grown, long known, long messages, long files, long problems) {}
