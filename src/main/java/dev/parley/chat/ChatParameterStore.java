package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Transaction;

/** What users have set for their chats. A chat without a row has the defaults. */
public final class ChatParameterStore {
    private final Database database;

    public ChatParameterStore(Database database) {
        this.database = database;
    }

    /** What is set for a chat. */
    public ChatParameters find(User user, Chat chat) {
        return database.readOne("""
                SELECT p.* FROM chats c JOIN chat_parameters p ON p.chat_id = c.id
                WHERE c.user_id = ? AND c.id = ?""", ChatParameters::of, user.id(), chat.id()).orElse(ChatParameters.DEFAULT);
    }

    /** Sets all parameters of a chat, from the next answer on. Returns false if the user has no such chat. */
    public boolean save(User user, Chat chat, ChatParameters parameters) {
        return database.write(transaction -> {
            boolean isThere = transaction
                    .readOne(
                            "SELECT id FROM chats WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                            row -> row.getLong("id"),
                            user.id(),
                            chat.id())
                    .isPresent();
            if (isThere) {
                set(transaction, chat.id(), parameters);
            }
            return isThere;
        });
    }

    /** Sets all parameters of a chat of which the caller knows that the user has it. */
    public static void set(Transaction transaction, long chatId, ChatParameters parameters) {
        transaction.update(
                """
                INSERT INTO chat_parameters (chat_id, system_prompt, temperature, top_p, max_tokens, reasoning_effort)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (chat_id) DO UPDATE SET system_prompt = excluded.system_prompt,
                  temperature = excluded.temperature, top_p = excluded.top_p, max_tokens = excluded.max_tokens,
                  reasoning_effort = excluded.reasoning_effort""",
                chatId,
                parameters.systemPrompt().orElse(null),
                parameters.model().temperature().orElse(null),
                parameters.model().topP().orElse(null),
                parameters.model().maxTokens().orElse(null),
                parameters.effortCode().orElse(null));
    }

    /** Copies what is set for one chat to a new one. */
    static void copy(Transaction transaction, long fromChatId, long toChatId) {
        transaction.update("""
                INSERT INTO chat_parameters (chat_id, system_prompt, temperature, top_p, max_tokens, reasoning_effort)
                SELECT CAST(? AS BIGINT), system_prompt, temperature, top_p, max_tokens, reasoning_effort
                FROM chat_parameters WHERE chat_id = ?""", toChatId, fromChatId);
    }
}
