package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.generation.Generations;

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

    /** Deletes a chat. Returns false if the user has no such chat. */
    public boolean delete(User user, long id) {
        boolean isDeleted = deleted.delete(user, id);
        if (isDeleted) {
            stopAnswers(id);
        }
        return isDeleted;
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
