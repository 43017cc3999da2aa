package dev.parley.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.Random;
import org.sqlite.JDBC;

/**
 * Messages of many different words, inserted into the database of a stopped server: word n is n times rarer than the most
 * common one, as in natural languages.
 *
 * <p>The first account has nearly all messages, the second has few, and other users have some. All are interleaved.
 */
final class SearchHistory {
    static final int FIRST_ACCOUNT_MESSAGES = 1_000_000;
    /** A word of 12 messages of each account. */
    static final String RARE = "zyzzyva";

    private static final int RARE_MESSAGES = 12;
    private static final int SECOND_ACCOUNT_MESSAGES = 12;
    private static final int OTHER_USERS = 500;
    private static final int OTHER_MESSAGES = 200_000;
    private static final int MESSAGES_PER_CHAT = 50;
    private static final int DISTINCT_WORDS = 50_000;
    private static final int QUESTION_WORDS = 20;
    private static final int ANSWER_WORDS = 140;
    private static final int BATCH = 5_000;

    private final Random random = new Random(1);
    private final double[] frequencies = new double[DISTINCT_WORDS];
    private final long firstAccount;
    private final long secondAccount;

    SearchHistory(long firstAccount, long secondAccount) {
        this.firstAccount = firstAccount;
        this.secondAccount = secondAccount;
        double sum = 0;
        for (int i = 0; i < DISTINCT_WORDS; i++) {
            sum += 1.0 / (i + 1);
            frequencies[i] = sum;
        }
    }

    /** A word by its rank: the most common one has rank 0. */
    static String word(int rank) {
        var word = new StringBuilder();
        for (long number = rank * 7_919L + 26; number > 0; number /= 26) {
            word.append((char) ('a' + number % 26));
        }
        return word.toString();
    }

    void insertInto(Path database) throws SQLException {
        try (var connection = new JDBC().connect("jdbc:sqlite:" + database, new Properties())) {
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA synchronous = OFF");
                statement.execute("PRAGMA cache_size = -200000");
            }
            connection.setAutoCommit(false);
            long firstOther = insertUsers(connection);
            insertMessages(connection, firstOther);
            connection.commit();
        }
    }

    private static long insertUsers(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                    INSERT INTO users (email, password_hash, created_at)
                    SELECT 'user-' || i || '@example.org', '-', 0 FROM n""".formatted(OTHER_USERS));
            try (var last = statement.executeQuery("SELECT MAX(id) FROM users")) {
                return last.getLong(1) - OTHER_USERS + 1;
            }
        }
    }

    private void insertMessages(Connection connection, long firstOther) throws SQLException {
        int count = FIRST_ACCOUNT_MESSAGES + SECOND_ACCOUNT_MESSAGES + OTHER_MESSAGES;
        try (var chats = connection.prepareStatement(
                        "INSERT INTO chats (id, user_id, title, model, current_leaf_id, created_at) VALUES (?, ?, ?, 'quick', 0, 0)");
                var messages = connection.prepareStatement("""
                        INSERT INTO messages (chat_id, parent_id, role, status, content, model, created_at)
                        VALUES (?, ?, ?, 'complete', ?, 'quick', ?)""")) {
            for (int i = 0; i < count; i++) {
                int chat = 1_000_000 + i / MESSAGES_PER_CHAT;
                boolean isFirst = i % MESSAGES_PER_CHAT == 0;
                if (isFirst) {
                    chats.setInt(1, chat);
                    chats.setLong(2, owner(i, firstOther));
                    chats.setString(3, text(8));
                    chats.addBatch();
                }
                messages.setInt(1, chat);
                messages.setObject(2, null);
                messages.setString(3, i % 2 == 0 ? "user" : "assistant");
                var text = text(1 + random.nextInt(2 * (i % 2 == 0 ? QUESTION_WORDS : ANSWER_WORDS)));
                boolean isRare =
                        i % (count / RARE_MESSAGES) == 0 || i / MESSAGES_PER_CHAT == count / 2 / MESSAGES_PER_CHAT;
                messages.setString(4, isRare ? text + " " + RARE : text);
                messages.setLong(5, i);
                messages.addBatch();
                if (i % BATCH == BATCH - 1 || i == count - 1) {
                    chats.executeBatch();
                    messages.executeBatch();
                }
            }
        }
    }

    private long owner(int message, long firstOther) {
        int count = FIRST_ACCOUNT_MESSAGES + OTHER_MESSAGES;
        if (message / MESSAGES_PER_CHAT == count / 2 / MESSAGES_PER_CHAT) {
            return secondAccount;
        }
        return random.nextInt(count) < FIRST_ACCOUNT_MESSAGES ? firstAccount : firstOther + random.nextInt(OTHER_USERS);
    }

    private String text(int words) {
        var text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            int found = Arrays.binarySearch(frequencies, random.nextDouble() * frequencies[DISTINCT_WORDS - 1]);
            text.append(i == 0 ? "" : " ").append(word(Math.min(DISTINCT_WORDS - 1, found < 0 ? -found - 1 : found)));
        }
        return text.toString();
    }
}
