package dev.parley.account;

import dev.parley.account.ApiKeyCipher.SecretException;
import dev.parley.db.Database;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each user has set: their own key to the model server, and what every conversation begins with. */
public final class SettingsStore {
    static final String DEFAULT_SYSTEM_PROMPT =
            "You are a helpful assistant. Answer in the language of the question. Format answers in Markdown.";

    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);

    private final Database database;
    private final ApiKeyCipher secrets;

    public SettingsStore(Database database, ApiKeyCipher secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** The user's own key, in the clear: for the model server, and for nobody else. */
    public Optional<String> apiKey(User user) {
        return database.readOne(
                        "SELECT api_key FROM settings WHERE user_id = ?", row -> row.findBytes("api_key"), user.id())
                .flatMap(stored -> stored)
                .flatMap(encrypted -> decrypt(encrypted, user));
    }

    private Optional<String> decrypt(byte[] encrypted, User user) {
        try {
            return Optional.of(secrets.decrypt(encrypted, user));
        } catch (SecretException e) {
            // The installation's key was changed or lost: the user enters theirs again.
            LOG.warn("The stored key of user {} cannot be read with this PARLEY_SECRET_KEY", user.id());
            return Optional.empty();
        }
    }

    void setApiKey(User user, String apiKey) {
        database.update("""
                INSERT INTO settings (user_id, api_key) VALUES (?, ?)
                ON CONFLICT (user_id) DO UPDATE SET api_key = excluded.api_key""", user.id(), secrets.encrypt(apiKey, user));
    }

    void removeApiKey(User user) {
        database.update("UPDATE settings SET api_key = NULL WHERE user_id = ?", user.id());
    }

    /** What the model is told first; empty when the user wants to say nothing. */
    public Optional<String> systemPrompt(User user) {
        return Optional.of(ownSystemPrompt(user).orElse(DEFAULT_SYSTEM_PROMPT)).filter(prompt -> !prompt.isEmpty());
    }

    /** What the user has set instead of the default; an empty text for none at all. */
    Optional<String> ownSystemPrompt(User user) {
        return database.readOne(
                        "SELECT system_prompt FROM settings WHERE user_id = ?",
                        row -> row.findString("system_prompt"),
                        user.id())
                .flatMap(stored -> stored);
    }

    /** The default is stored as none, so that a better default reaches those who have not changed it. */
    void setSystemPrompt(User user, String prompt) {
        if (prompt.equals(DEFAULT_SYSTEM_PROMPT)) {
            resetSystemPrompt(user);
            return;
        }
        database.update("""
                INSERT INTO settings (user_id, system_prompt) VALUES (?, ?)
                ON CONFLICT (user_id) DO UPDATE SET system_prompt = excluded.system_prompt""", user.id(), prompt);
    }

    void resetSystemPrompt(User user) {
        database.update("UPDATE settings SET system_prompt = NULL WHERE user_id = ?", user.id());
    }
}
