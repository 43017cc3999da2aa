package dev.parley.transfer.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.account.User;
import dev.parley.chat.Role;
import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
import dev.parley.db.Engine;
import dev.parley.db.TestDatabase;
import dev.parley.generation.MessageStatus;
import dev.parley.transfer.PortableChat;
import dev.parley.transfer.PortableMessage;
import dev.parley.transfer.PortableStats;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored of a chat that is imported, again or for the first time, in both databases. */
class ChatWriterTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T08:00:00Z");
    private static final User ADA = new User(1, "ada@example.org", true);
    private static final PortableMessage QUESTION = message("q", "", Role.USER, "Why is the sea salty?");
    private static final PortableMessage ANSWER = message("a", "q", Role.ASSISTANT, "Because of rivers.");
    private static final PortableMessage OTHER_ANSWER = message("b", "q", Role.ASSISTANT, "Because of salt.");

    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void anImportedChatKeepsItsBranchesAndImportingItAgainAddsOnlyWhatIsNew(Engine engine) {
        try (var test = engine.create();
                var database = opened(test)) {
            store(database, chat("c", "a"), QUESTION, ANSWER, OTHER_ANSWER);
            assertEquals(
                    List.of("Why is the sea salty?", "Because of rivers.", "Because of salt."),
                    test.rows("SELECT content FROM messages ORDER BY id"));
            assertEquals("Because of rivers.", shown(test));
            assertEquals(MONDAY.toEpochMilli(), test.number("SELECT MAX(created_at) FROM messages"));

            store(database, chat("c", "a"), QUESTION, ANSWER, OTHER_ANSWER);
            assertEquals(1, test.number("SELECT COUNT(*) FROM chats"));
            assertEquals(3, test.number("SELECT COUNT(*) FROM messages"));

            store(database, chat("c", "d"), QUESTION, ANSWER, message("d", "a", Role.USER, "Thanks"));
            assertEquals(1, test.number("SELECT COUNT(*) FROM chats"));
            assertEquals(4, test.number("SELECT COUNT(*) FROM messages"));
            assertEquals("Thanks", shown(test));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void aChatThatTheUserHasDeletedComesBack(Engine engine) {
        try (var test = engine.create();
                var database = opened(test)) {
            store(database, chat("c", "a"), QUESTION, ANSWER);
            database.update("UPDATE chats SET deleted_at = 1");
            store(database, chat("c", "a"), QUESTION, ANSWER);
            assertEquals(1, test.number("SELECT COUNT(*) FROM chats WHERE deleted_at IS NULL"));
            assertEquals("Because of rivers.", shown(test));
        }
    }

    /** Otherwise it could not be regenerated. */
    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void anAnswerAtTheBeginningOfAChatRepliesToAnEmptyQuestion(Engine engine) {
        try (var test = engine.create();
                var database = opened(test)) {
            store(database, chat("c", "x"), message("x", "missing", Role.ASSISTANT, "Hello"));
            assertEquals(List.of("", "Hello"), test.rows("SELECT content FROM messages ORDER BY id"));
            assertEquals(1, test.number("SELECT COUNT(*) FROM messages WHERE parent_id IS NULL"));
        }
    }

    /** More messages than are stored in one transaction, and a branch that the user has gone on with here. */
    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void aLongChatIsStoredInOrderAndKeepsTheBranchThatTheUserWentOnWith(Engine engine) {
        try (var test = engine.create();
                var database = opened(test)) {
            var messages = new ArrayList<PortableMessage>();
            for (int i = 0; i < 501; i++) {
                messages.add(message(
                        "m" + i, i == 0 ? "" : "m" + (i - 1), i % 2 == 0 ? Role.USER : Role.ASSISTANT, "Text " + i));
            }
            store(database, chat("c", "m500"), messages.toArray(PortableMessage[]::new));
            assertEquals("Text 500", shown(test));
            assertEquals(500, test.number("SELECT COUNT(*) FROM messages m JOIN messages p ON p.id = m.parent_id"));

            database.update("""
                    INSERT INTO messages (chat_id, parent_id, role, status, content, created_at)
                    SELECT id, current_leaf_id, 'assistant', 'complete', 'Written here', 0 FROM chats""");
            database.update("UPDATE chats SET current_leaf_id = (SELECT MAX(id) FROM messages)");
            messages.add(message("m501", "m500", Role.ASSISTANT, "Written there"));
            store(database, chat("c", "m501"), messages.toArray(PortableMessage[]::new));
            assertEquals("Written here", shown(test));
            assertEquals(1, test.number("SELECT COUNT(*) FROM messages WHERE content = 'Written there'"));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void aChatGoesOnWithTheModelThatTheExportNamesOrWithThatOfTheShownBranch(Engine engine) {
        try (var test = engine.create();
                var database = opened(test)) {
            var answers = List.of(QUESTION, of("gpt-4o", ANSWER), of("o3", OTHER_ANSWER));
            store(database, chat("c", "a", ""), answers.toArray(PortableMessage[]::new));
            store(database, chat("d", "a", "claude"), answers.toArray(PortableMessage[]::new));
            store(database, chat("e", "q", ""), QUESTION);
            assertEquals(List.of("gpt-4o", "claude", ""), test.rows("SELECT model FROM chats ORDER BY id"));
        }
    }

    private static Database opened(TestDatabase test) {
        var database = Database.open(test.settings());
        database.update(
                "INSERT INTO users (id, email, password_hash, admin, created_at) VALUES (1, 'ada@example.org', '', 1, 0)");
        return database;
    }

    private static String shown(TestDatabase test) {
        return test.rows(
                        "SELECT m.content FROM chats c JOIN messages m ON m.id = c.current_leaf_id WHERE c.deleted_at IS NULL")
                .get(0);
    }

    private static void store(Database database, PortableChat chat, PortableMessage... messages) {
        var progress = new ImportProgress(new ImportStore(database, Clock.systemUTC()), 1, Ticker.SYSTEM, () -> {});
        var known = Origins.find(database, ADA, chat);
        var writer = new ChatWriter(database, Clock.systemUTC(), ADA, chat, Optional.empty(), known, progress);
        for (var message : messages) {
            if (!writer.has(message)) {
                writer.add(message, List.of());
            }
        }
        writer.finish();
    }

    private static PortableChat chat(String id, String currentId) {
        return chat(id, currentId, "gpt-4o");
    }

    private static PortableChat chat(String id, String currentId, String model) {
        return new PortableChat(
                "test",
                id,
                "The sea",
                Optional.of(MONDAY),
                Optional.of(MONDAY),
                Optional.of(model).filter(name -> !name.isEmpty()),
                Optional.of("Be brief."),
                Optional.empty(),
                true,
                false,
                Optional.of(currentId));
    }

    private static PortableMessage message(String id, String parentId, Role role, String content) {
        return new PortableMessage(
                id,
                Optional.of(parentId).filter(parent -> !parent.isEmpty()),
                role,
                MessageStatus.COMPLETE,
                content,
                "",
                Optional.empty(),
                PortableStats.NONE,
                Optional.of(MONDAY),
                List.of());
    }

    private static PortableMessage of(String model, PortableMessage answer) {
        return new PortableMessage(
                answer.id(),
                answer.parentId(),
                answer.role(),
                answer.status(),
                answer.content(),
                answer.reasoning(),
                Optional.of(model),
                answer.stats(),
                answer.createdAt(),
                answer.files());
    }
}
