package dev.parley.chat.view;

import dev.parley.chat.Chat;
import dev.parley.chat.Folder;
import dev.parley.text.Sha256;
import java.util.HexFormat;
import java.util.List;

/**
 * The lists of the sidebar: the folders, the pinned chats, and the other chats by date.
 *
 * @param version differs when anything that is shown differs
 */
public record SidebarLists(List<FolderRows> folders, List<Chat> pinned, ChatList byDate, String version) {
    private static final int VERSION_CHARS = 16;

    /**
     * A folder in the sidebar.
     *
     * @param chats the last active chats, if the folder is open
     * @param more whether there are more
     */
    public record FolderRows(Folder folder, boolean open, List<Chat> chats, boolean more) {}

    /** The lists with their version. */
    public static SidebarLists of(List<FolderRows> folders, List<Chat> pinned, ChatList byDate) {
        var shown = new StringBuilder();
        for (var folder : folders) {
            shown.append(folder.folder()).append(folder.open()).append(folder.more());
            append(shown, folder.chats());
        }
        append(shown, pinned);
        for (var group : byDate.groups()) {
            shown.append(group.dateGroup());
            append(shown, group.chats());
        }
        shown.append(byDate.older().isEmpty());
        var hash = HexFormat.of().formatHex(Sha256.of(shown.toString()));
        return new SidebarLists(folders, pinned, byDate, hash.substring(0, VERSION_CHARS));
    }

    /** Without the times, which are not shown: a question in the first chat does not change the list. */
    private static void append(StringBuilder shown, List<Chat> chats) {
        shown.append('[');
        for (var chat : chats) {
            shown.append(chat.id())
                    .append(' ')
                    .append(chat.title())
                    .append(chat.placement())
                    .append('\n');
        }
        shown.append(']');
    }
}
