package dev.parley.chat;

import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.exchange.ExchangeService;
import dev.parley.generation.GenerationResult;
import dev.parley.generation.Journal;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelError;
import dev.parley.provider.ModelEvent.Usage;
import dev.parley.usage.UsageStore;
import java.time.Duration;
import java.util.List;

/** Stores answers in the table of messages while they are written and when they end. */
public final class MessageJournal implements Journal {
    private record Asked(long userId, String model) {}

    private final Database database;
    private final AnswerHtml answerHtml;
    private final RunningUsage running;
    private final UsageStore usage;
    private final ExchangeService exchanges;

    public MessageJournal(
            Database database,
            AnswerHtml answerHtml,
            RunningUsage running,
            UsageStore usage,
            ExchangeService exchanges) {
        this.database = database;
        this.answerHtml = answerHtml;
        this.running = running;
        this.usage = usage;
        this.exchanges = exchanges;
    }

    @Override
    public void checkpoint(List<Checkpoint> checkpoints) {
        database.write(transaction -> {
            int changed = 0;
            for (var checkpoint : checkpoints) {
                changed += transaction.update(
                        "UPDATE messages SET content = ?, reasoning = ? WHERE id = ? AND status = 'streaming'",
                        checkpoint.text(),
                        checkpoint.reasoning(),
                        checkpoint.messageId());
            }
            return changed;
        });
    }

    @Override
    public void finish(List<GenerationResult> results) {
        var sent =
                results.stream().map(result -> running.of(result.messageId())).toList();
        database.write(transaction -> {
            int changed = 0;
            for (int i = 0; i < results.size(); i++) {
                if (finish(transaction, results.get(i)) > 0) {
                    count(transaction, results.get(i), sent.get(i));
                    changed++;
                }
            }
            return changed;
        });
        sent.forEach(running::end);
        results.forEach(result -> exchanges.end(result.messageId()));
    }

    /** Only an answer that has just left {@code streaming} is counted, so a repeated end is not counted again. */
    private void count(Transaction transaction, GenerationResult result, RunningUsage.Sent sent) {
        if (!sent.hasUsed(result)) {
            return;
        }
        transaction
                .readOne("""
                        SELECT c.user_id, m.model FROM messages m JOIN chats c ON c.id = m.chat_id WHERE m.id = ?""", row -> new Asked(row.getLong("user_id"), row.getString("model")), result.messageId())
                .ifPresent(asked -> usage.count(transaction, asked.userId(), sent.spending(result, asked.model())));
    }

    /** Renders an answer that had no followers, so that its chat opens without rendering. */
    @Override
    public void followersNotified(long messageId) {
        database.readOne("""
                        SELECT m.*, h.version, h.text_hash, h.html
                        FROM messages m LEFT JOIN answer_html h ON h.message_id = m.id WHERE m.id = ?""", MessageRow::of, messageId).ifPresent(answerHtml::keep);
    }

    /**
     * Marks all streaming answers as interrupted. Called at the start, when they are left over from a crash.
     *
     * @return the number of interrupted answers
     */
    public int interruptStreaming() {
        return database.update("UPDATE messages SET status = 'interrupted' WHERE status = 'streaming'");
    }

    /** Adds the token counts and times of a continued answer to those of its first part. */
    private static int finish(Transaction transaction, GenerationResult result) {
        var promptTokens = result.usage().map(Usage::promptTokens).orElse(null);
        var thinkingMs = result.thinking().map(Duration::toMillis).orElse(null);
        var error = result.endReason().error();
        var completionTokens = result.usage().map(Usage::completionTokens).orElse(null);
        return transaction.update(
                """
                UPDATE messages
                SET content = ?, reasoning = ?, status = ?, finish_reason = ?,
                    prompt_tokens = COALESCE(prompt_tokens + ?, ?, prompt_tokens),
                    completion_tokens = COALESCE(completion_tokens + ?, ?, completion_tokens),
                    first_token_ms = COALESCE(first_token_ms, ?),
                    thinking_ms = COALESCE(thinking_ms + ?, ?, thinking_ms), duration_ms = COALESCE(duration_ms, 0) + ?,
                    error = ?, error_detail = ?
                WHERE id = ? AND status = 'streaming'""",
                result.text(),
                result.reasoning(),
                result.endReason().status(),
                result.finishReason().orElse(null),
                promptTokens,
                promptTokens,
                completionTokens,
                completionTokens,
                result.firstToken().map(Duration::toMillis).orElse(null),
                thinkingMs,
                thinkingMs,
                result.duration().toMillis(),
                error.map(ModelError::kind).map(ErrorKind::code).orElse(null),
                error.map(ModelError::detail).orElse(""),
                result.messageId());
    }
}
