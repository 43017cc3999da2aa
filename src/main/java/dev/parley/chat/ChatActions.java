package dev.parley.chat;

import dev.parley.account.User;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does something with several chats of a user at once. */
public final class ChatActions {
    private final ChatPlacements placements;
    private final DeletedChatStore deleted;
    private final ChatDeletion deletion;

    public ChatActions(ChatPlacements placements, DeletedChatStore deleted, ChatDeletion deletion) {
        this.placements = placements;
        this.deleted = deleted;
        this.deletion = deletion;
    }

    /**
     * Changes those of the chats that the user has. Chats that are missing, or belong to another user, are left out.
     *
     * @param chats the ids, each with the folder to which {@link ChatAction#PUT_BACK} moves the chat
     * @param target the folder to which {@link ChatAction#MOVE} moves all chats; empty moves them out of any folder
     * @return the changed chats, each with the folder in which it was
     */
    public Map<Long, Optional<Long>> run(
            User user, ChatAction action, Map<Long, Optional<Long>> chats, Optional<Long> target) {
        var ids = chats.keySet();
        return switch (action) {
            case PIN -> placements.pin(user, ids, true);
            case UNPIN -> placements.pin(user, ids, false);
            case ARCHIVE -> placements.archive(user, ids, true);
            case UNARCHIVE -> placements.archive(user, ids, false);
            case MOVE -> placements.move(user, all(ids, target));
            case PUT_BACK -> placements.move(user, chats);
            case DELETE -> all(deletion.delete(user, ids), Optional.empty());
            case RESTORE -> all(deleted.restore(user, ids), Optional.empty());
        };
    }

    private static Map<Long, Optional<Long>> all(Collection<Long> ids, Optional<Long> folder) {
        var folders = new LinkedHashMap<Long, Optional<Long>>();
        List.copyOf(ids).forEach(id -> folders.put(id, folder));
        return folders;
    }
}
