package dev.parley.chat;

import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.generation.Journal;
import dev.parley.generation.Outcome;
import dev.parley.provider.ModelEvent.Usage;
import java.time.Duration;
import java.util.List;

/** Keeps answers in the table of messages, while they are written and when they end. */
public final class MessageJournal implements Journal {
    private final Database database;
    private final AnswerHtml answerHtml;

    public MessageJournal(Database database, AnswerHtml answerHtml) {
        this.database = database;
        this.answerHtml = answerHtml;
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
    public void finish(List<Outcome> outcomes) {
        database.write(transaction -> {
            int changed = 0;
            for (var outcome : outcomes) changed += finish(transaction, outcome);
            return changed;
        });
    }

    /** Renders an answer that had no followers, so that opening its chat does not have to. */
    @Override
    public void told(long messageId) {
        database.readOne("""
                        SELECT m.*, h.version, h.text_hash, h.html
                        FROM messages m LEFT JOIN answer_html h ON h.message_id = m.id WHERE m.id = ?""", MessageRow::of, messageId).ifPresent(answerHtml::keep);
    }

    /**
     * At start nothing is being written: what still says so was cut off by a crash.
     *
     * @return how many answers that were
     */
    public int interruptStreaming() {
        return database.update("UPDATE messages SET status = 'interrupted' WHERE status = 'streaming'");
    }

    /** An answer that broke off and was continued has cost what both parts cost. */
    private static int finish(Transaction transaction, Outcome outcome) {
        var promptTokens = outcome.usage().map(Usage::promptTokens).orElse(null);
        var thinkingMs = outcome.thinking().map(Duration::toMillis).orElse(null);
        var completionTokens = outcome.usage().map(Usage::completionTokens).orElse(null);
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
                outcome.text(),
                outcome.reasoning(),
                outcome.ending().status(),
                outcome.finishReason().orElse(null),
                promptTokens,
                promptTokens,
                completionTokens,
                completionTokens,
                outcome.firstToken().map(Duration::toMillis).orElse(null),
                thinkingMs,
                thinkingMs,
                outcome.duration().toMillis(),
                outcome.ending().fault().orElse(null),
                outcome.ending().detail(),
                outcome.messageId());
    }
}
