package dev.parley.account;

import dev.parley.account.ApiKeyCipher.DecryptionException;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of each user: one row per user, one column per setting, NULL for the default. */
public final class SettingsStore {
    /** The default if the admin has not set another one. */
    public static final String DEFAULT_SYSTEM_PROMPT = "You are a helpful assistant.";

    /**
     * What an answer needs of the settings.
     *
     * @param apiKey as in {@link #apiKey}
     * @param systemPrompt the prompt to send, if any
     */
    public record AnswerSettings(Optional<String> apiKey, Optional<String> systemPrompt) {}

    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);

    private final Database database;
    private final ApiKeyCipher cipher;
    private final InstallationSettings installation;
    private final SharedModelServer modelServer;

    /** @param modelServer that of the first connection; a key that was entered for another one is not used */
    public SettingsStore(
            Database database, ApiKeyCipher cipher, InstallationSettings installation, SharedModelServer modelServer) {
        this.database = database;
        this.cipher = cipher;
        this.installation = installation;
        this.modelServer = modelServer;
    }

    /** The user's decrypted key for the first connection. Send it to that server only, and never to a browser or a log. */
    public Optional<String> apiKey(User user) {
        return database.readOne(
                        "SELECT api_key, api_key_server FROM settings WHERE user_id = ?",
                        row -> apiKey(row, user),
                        user.id())
                .flatMap(key -> key);
    }

    /** The same and the system prompt, in one query. */
    public AnswerSettings forAnswer(User user) {
        return database.readOne(
                        "SELECT api_key, api_key_server, system_prompt FROM settings WHERE user_id = ?",
                        row -> new AnswerSettings(apiKey(row, user), sentPrompt(row.findString("system_prompt"))),
                        user.id())
                .orElseGet(() -> new AnswerSettings(Optional.empty(), sentPrompt(Optional.empty())));
    }

    private Optional<String> apiKey(Row row, User user) throws SQLException {
        boolean isForThisServer =
                row.findString("api_key_server").map(modelServer.host()::equals).orElse(true);
        return row.findBytes("api_key")
                .filter(encrypted -> isForThisServer)
                .flatMap(encrypted -> decrypt(encrypted, user));
    }

    private Optional<String> decrypt(byte[] encrypted, User user) {
        try {
            return Optional.of(cipher.decrypt(encrypted, user));
        } catch (DecryptionException e) {
            // PARLEY_SECRET_KEY has changed or is lost, so the user must enter the API key again.
            LOG.warn("Cannot decrypt the API key of user {} with this PARLEY_SECRET_KEY", user.id());
            return Optional.empty();
        }
    }

    /** Stores the user's key for the first connection. */
    public void setApiKey(User user, String apiKey) {
        database.update("""
                INSERT INTO settings (user_id, api_key, api_key_server) VALUES (?, ?, ?)
                ON CONFLICT (user_id) DO UPDATE SET
                  api_key = excluded.api_key, api_key_server = excluded.api_key_server""", user.id(), cipher.encrypt(apiKey, user), modelServer.host());
    }

    /** Removes it. */
    public void removeApiKey(User user) {
        database.update("UPDATE settings SET api_key = NULL WHERE user_id = ?", user.id());
    }

    /** The system prompt of users who have none of their own; an empty text to send none. */
    public String defaultSystemPrompt() {
        return installation.value(InstallationSetting.DEFAULT_SYSTEM_PROMPT).orElse(DEFAULT_SYSTEM_PROMPT);
    }

    /** The default if the user has not set a prompt; empty if the user has set an empty one. */
    private Optional<String> sentPrompt(Optional<String> own) {
        return Optional.of(own.orElseGet(this::defaultSystemPrompt)).filter(prompt -> !prompt.isEmpty());
    }

    /** The system prompt that the user has set instead of the default. It may be an empty text. */
    Optional<String> ownSystemPrompt(User user) {
        return database.readOne(
                        "SELECT system_prompt FROM settings WHERE user_id = ?",
                        row -> row.findString("system_prompt"),
                        user.id())
                .flatMap(stored -> stored);
    }

    /** Stores the default text as NULL, so that the default can change for users who have not set a prompt. */
    void setSystemPrompt(User user, String prompt) {
        if (prompt.equals(defaultSystemPrompt())) {
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
