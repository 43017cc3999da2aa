package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Parallel;
import dev.parley.account.User;
import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
import dev.parley.db.Engine;
import dev.parley.db.TestDatabase;
import dev.parley.installation.InstallationSettings;
import dev.parley.limit.LimitStore;
import dev.parley.usage.MonthlyLimits;
import dev.parley.usage.UsageSettings;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Questions of one user that arrive at the same time. */
@ParameterizedClass
@MethodSource("dev.parley.db.Engine#all")
class ParallelQuestionsTest {
    private static final User ADA = new User(1, "ada@example.org", false);

    @Parameter
    private Engine engine;

    private TestDatabase stored;
    private Database database;
    private QuestionStore questions;

    @BeforeEach
    void open() {
        stored = engine.create();
        stored.update("INSERT INTO users (id, email, password_hash, created_at) VALUES (1, 'ada@example.org', '', 0)");
        stored.slowInserts("messages");
        database = stored.open();
        // Opens all connections of the pool, so that no transaction of the test waits for one.
        Parallel.all(32, i -> database.update("DELETE FROM attempts"));
        var clock = Clock.systemUTC();
        var limit = new QuestionLimit(new LimitStore(database, clock), 999_999);
        var installation = new InstallationSettings(database, Ticker.SYSTEM, Map.of());
        var limits = new MonthlyLimits(database, new UsageSettings(installation), clock);
        var admission = new AnswerAdmission(
                limit, limits, new ModelRules(installation), (user, model) -> true, (user, model) -> false);
        questions = new QuestionStore(database, admission, new AnswerStore(database, admission, clock), clock);
    }

    @AfterEach
    void close() {
        database.close();
        stored.close();
    }

    @Test
    void noMoreAnswersRunThanAUserMayHave() {
        var results = Parallel.run(32, i -> questions.start(ADA, "fake", question("Question " + i, Optional.empty())));
        assertEquals(
                RunningAnswerLimits.RUNNING_PER_USER_MAX,
                stored.number("SELECT COUNT(*) FROM messages WHERE status = 'streaming'"));
        assertEquals(
                32 - RunningAnswerLimits.RUNNING_PER_USER_MAX,
                results.stream()
                        .filter(result -> result.failure() instanceof ChatException)
                        .count());
    }

    @Test
    void aComparisonIsStoredWithAllItsAnswersOrNotAtAll() {
        for (int i = 0; i < RunningAnswerLimits.RUNNING_PER_USER_MAX - 2; i++) {
            questions.start(ADA, "fake", question("Question " + i, Optional.empty()));
        }
        var before = stored.number("SELECT COUNT(*) FROM messages");
        assertThrows(ChatException.class, () -> compare("a", "b", "c"));
        assertEquals(before, stored.number("SELECT COUNT(*) FROM messages"));
        assertEquals(RunningAnswerLimits.RUNNING_PER_USER_MAX - 2, stored.number("SELECT COUNT(*) FROM chats"));
        assertEquals(2, compare("a", "b").answers().size());
    }

    private Turn compare(String... models) {
        return questions.start(
                ADA, List.of(models), ChatParameters.DEFAULT, question("Which?", Optional.empty()), false);
    }

    @Test
    void theSameRequestBeginsOneChat() {
        var turns = Parallel.all(16, i -> questions.start(ADA, "fake", question("Hello?", Optional.of("key"))));
        assertEquals(1, turns.stream().map(turn -> turn.chat().id()).distinct().count());
        assertEquals(1, stored.number("SELECT COUNT(*) FROM chats"));
        assertEquals(2, stored.number("SELECT COUNT(*) FROM messages"));
    }

    @Test
    void theSameRequestAddsOneQuestionToAChat() {
        var chat = questions
                .start(ADA, "fake", question("Hello?", Optional.empty()))
                .chat();
        stored.update("UPDATE messages SET status = 'complete'");
        var turns = Parallel.all(
                16,
                i -> questions.ask(ADA, chat, Pick.NOTHING, Optional.empty(), question("And?", Optional.of("key"))));
        assertEquals(
                1, turns.stream().map(turn -> turn.answer().id()).distinct().count());
        assertEquals(4, stored.number("SELECT COUNT(*) FROM messages"));
    }

    @Test
    void aChatHasOneRunningAnswer() {
        var chat = questions
                .start(ADA, "fake", question("Hello?", Optional.empty()))
                .chat();
        stored.update("UPDATE messages SET status = 'complete'");
        var results = Parallel.run(
                16,
                i -> questions.ask(
                        ADA, chat, Pick.NOTHING, Optional.empty(), question("Question " + i, Optional.empty())));
        assertEquals(15, results.stream().filter(Parallel.Result::isFailure).count());
        assertTrue(results.stream()
                .filter(Parallel.Result::isFailure)
                .allMatch(result -> result.failure() instanceof ChatException));
        assertEquals(4, stored.number("SELECT COUNT(*) FROM messages"));
    }

    private static Question question(String text, Optional<String> requestKey) {
        return new Question(text, requestKey, Locale.ENGLISH);
    }
}
