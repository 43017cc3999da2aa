package dev.parley.chat;

import static java.util.Comparator.comparing;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The presets of users. A user sees the own ones and the shared ones, and changes only the own ones. */
public final class PresetStore {
    /** Presets of one user. */
    public static final int PRESETS_MAX = 100;
    /** Presets in a list: the user's own and the shared ones. */
    private static final int LIST_MAX = 2 * PRESETS_MAX;

    private final Database database;

    public PresetStore(Database database) {
        this.database = database;
    }

    /**
     * What a user enters.
     *
     * @param shared takes effect only for an admin
     */
    public record Draft(String name, Optional<String> model, boolean shared, ChatParameters parameters) {}

    /** All presets that the user sees, by name, regardless of case. */
    public List<Preset.Summary> list(User user) {
        var found = database.read("""
                SELECT id, user_id, name, model, shared FROM presets WHERE user_id = ?
                UNION ALL
                SELECT id, user_id, name, model, shared FROM presets WHERE shared = 1 AND user_id <> ?
                LIMIT ?""", row -> summary(row, user), user.id(), user.id(), LIST_MAX);
        return found.stream()
                .sorted(comparing(Preset.Summary::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Preset.Summary::id))
                .toList();
    }

    /** A preset that the user sees. */
    public Optional<Preset> find(User user, long id) {
        return database.readOne(
                "SELECT * FROM presets WHERE (user_id = ? OR shared = 1) AND id = ?",
                row -> preset(row, user),
                user.id(),
                id);
    }

    /** Stores a preset and returns its id. */
    public long add(User user, Draft draft) {
        return database.write(transaction -> {
            lock(transaction, user);
            long count = transaction
                    .readOne(
                            "SELECT COUNT(*) AS count FROM presets WHERE user_id = ?",
                            row -> row.getLong("count"),
                            user.id())
                    .orElseThrow();
            if (count >= PRESETS_MAX) {
                throw new ChatException(Reason.TOO_MANY_PRESETS, PRESETS_MAX);
            }
            requireFreeName(transaction, user, draft.name(), 0);
            return transaction.insert(
                    """
                    INSERT INTO presets
                      (user_id, name, model, shared, system_prompt, temperature, top_p, max_tokens, reasoning_effort)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                    user.id(),
                    draft.name(),
                    draft.model().orElse(null),
                    isShared(user, draft),
                    draft.parameters().systemPrompt().orElse(null),
                    draft.parameters().model().temperature().orElse(null),
                    draft.parameters().model().topP().orElse(null),
                    draft.parameters().model().maxTokens().orElse(null),
                    draft.parameters().effortCode().orElse(null));
        });
    }

    /** Replaces an own preset. Returns false if the user has no such preset. */
    public boolean replace(User user, long id, Draft draft) {
        return database.write(transaction -> {
            lock(transaction, user);
            requireFreeName(transaction, user, draft.name(), id);
            return transaction.update(
                            """
                            UPDATE presets SET name = ?, model = ?, shared = ?, system_prompt = ?, temperature = ?,
                              top_p = ?, max_tokens = ?, reasoning_effort = ?
                            WHERE user_id = ? AND id = ?""",
                            draft.name(),
                            draft.model().orElse(null),
                            isShared(user, draft),
                            draft.parameters().systemPrompt().orElse(null),
                            draft.parameters().model().temperature().orElse(null),
                            draft.parameters().model().topP().orElse(null),
                            draft.parameters().model().maxTokens().orElse(null),
                            draft.parameters().effortCode().orElse(null),
                            user.id(),
                            id)
                    > 0;
        });
    }

    /** Deletes an own preset. Returns false if the user has no such preset. */
    public boolean delete(User user, long id) {
        return database.update("DELETE FROM presets WHERE user_id = ? AND id = ?", user.id(), id) > 0;
    }

    /** The presets of a user are changed one after the other, so that neither the limit nor the names are missed. */
    private static void lock(Transaction transaction, User user) {
        transaction.lock("SELECT id FROM users WHERE id = ?", user.id());
    }

    private static void requireFreeName(Transaction transaction, User user, String name, long exceptId) {
        var other = transaction.readOne(
                "SELECT id FROM presets WHERE user_id = ? AND name = ? AND id <> ?",
                row -> row.getLong("id"),
                user.id(),
                name,
                exceptId);
        if (other.isPresent()) {
            throw new ChatException(Reason.PRESET_NAME_TAKEN);
        }
    }

    private static int isShared(User user, Draft draft) {
        return user.admin() && draft.shared() ? 1 : 0;
    }

    private static Preset.Summary summary(Row row, User user) throws SQLException {
        return new Preset.Summary(
                row.getLong("id"),
                row.getString("name"),
                row.findString("model"),
                row.getBoolean("shared"),
                row.getLong("user_id") == user.id());
    }

    private static Preset preset(Row row, User user) throws SQLException {
        var summary = summary(row, user);
        return new Preset(
                summary.id(), summary.name(), summary.model(), summary.shared(), summary.own(), ChatParameters.of(row));
    }
}
