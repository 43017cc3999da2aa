package dev.parley.chat.view;

import dev.parley.chat.ChatAction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The notice after an action on chats, with the form that undoes it. The form contains all that is needed, so the server
 * remembers nothing.
 *
 * @param done the action
 * @param action the action that undoes it; empty if there is none
 * @param chats the chats, each with the folder in which it was, or 0
 * @param title of the only chat, otherwise empty
 */
public record Undo(String done, String action, int count, Map<Long, Long> chats, String title) {
    /** The notice after an action has changed these chats. */
    public static Undo of(ChatAction done, Map<Long, Optional<Long>> changed, String title) {
        var chats = new LinkedHashMap<Long, Long>();
        changed.forEach((id, folder) -> chats.put(id, folder.orElse(0L)));
        var action = done.inverse().map(ChatAction::toString).orElse("");
        return new Undo(done.toString(), action, chats.size(), chats, title);
    }
}
