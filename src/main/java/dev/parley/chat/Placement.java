package dev.parley.chat;

import dev.parley.db.Row;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Where a chat is listed. A pinned chat is listed with the pinned ones even if it is in a folder. An archived or temporary
 * chat is not in the sidebar.
 *
 * @param temporary whether the chat is deleted some time after it was last active
 */
public record Placement(boolean pinned, boolean archived, Optional<Long> folderId, boolean temporary) {
    /** In the sidebar, by date. */
    public static final Placement BY_DATE = new Placement(false, false, Optional.empty(), false);

    static Placement of(Row row) throws SQLException {
        return new Placement(
                row.getBoolean("pinned"),
                row.getBoolean("archived"),
                row.findLong("folder_id"),
                row.getBoolean("temporary"));
    }

    /** Whether the sidebar lists the chat by date, or would if it had not been archived. */
    public boolean isByDate() {
        return !pinned && !temporary && folderId.isEmpty();
    }
}
