package dev.parley.crash;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** A question in the database, with its answers. */
record StoredQuestion(NumberedQuestion question, List<Answer> answers) {
    record Answer(long chat, String status, String content) {}

    /** Reads all questions that are not deleted. */
    static List<StoredQuestion> read(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        try (var connection = config.createConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT q.id, q.chat_id, q.content AS question, a.status, a.content AS answer
                        FROM messages q
                          JOIN chats c ON c.id = q.chat_id AND c.deleted_at IS NULL
                          LEFT JOIN messages a ON a.parent_id = q.id
                        WHERE q.role = 'user' ORDER BY q.id, a.id""")) {
            var questions = new LinkedHashMap<Long, StoredQuestion>();
            while (rows.next()) {
                var question = NumberedQuestion.of(rows.getString("question"));
                var stored = questions.computeIfAbsent(
                        rows.getLong("id"), id -> new StoredQuestion(question, new ArrayList<>()));
                if (rows.getString("status") == null) {
                    continue;
                }
                stored.answers()
                        .add(new Answer(rows.getLong("chat_id"), rows.getString("status"), rows.getString("answer")));
            }
            return List.copyOf(questions.values());
        }
    }
}
