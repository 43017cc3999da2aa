package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.generation.Generations;
import java.util.Collection;
import java.util.List;

/** Deletes chats, and stops the answers that are running in them. */
public final class ChatDeletion {
    private final DeletedChatStore deleted;
    private final MessageStore messages;
    private final Generations generations;

    public ChatDeletion(DeletedChatStore deleted, MessageStore messages, Generations generations) {
        this.deleted = deleted;
        this.messages = messages;
        this.generations = generations;
    }

    /** Deletes those of the chats that the user has, and returns their ids. */
    public List<Long> delete(User user, Collection<Long> ids) {
        var all = deleted.delete(user, ids);
        all.forEach(this::stopAnswers);
        return all;
    }

    /** Deletes the temporary chats that have not been active for some time. */
    public void expire() {
        deleted.expire().forEach(this::stopAnswers);
    }

    /** No answer can start in a deleted chat, so these are all. */
    private void stopAnswers(long id) {
        messages.streaming(id).forEach(generations::stop);
    }
}
