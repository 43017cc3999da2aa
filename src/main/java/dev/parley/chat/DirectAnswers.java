package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.db.Database;
import dev.parley.generation.BusyException;
import dev.parley.generation.Generations;
import dev.parley.limit.Limit;
import dev.parley.limit.LimitStore;
import dev.parley.provider.CompletionBody;
import dev.parley.provider.DemoModel;
import dev.parley.provider.DirectModel;
import dev.parley.provider.DirectReply;
import dev.parley.usage.Spending;
import dev.parley.usage.UsageStore;
import java.time.Duration;
import java.util.Locale;

/**
 * The answers of models that are passed on to programs. Nothing of them is stored but their usage. They start by the same rules
 * as those of chats, see {@link AnswerAdmission}, and count as running answers until they end.
 */
public final class DirectAnswers {
    /** Longer than any answer. Only those that a crash has left over exist so long. */
    private static final Duration CRASHED_MAX = Duration.ofMinutes(5);

    private final Database database;
    private final AnswerAdmission admission;
    private final ModelService models;
    private final DirectModel direct;
    private final Generations generations;
    private final LimitStore limits;
    private final UsageStore usage;
    private final Limit running;

    /** @param timeMax the longest answer */
    public DirectAnswers(
            Database database,
            AnswerAdmission admission,
            ModelService models,
            DirectModel direct,
            Generations generations,
            LimitStore limits,
            UsageStore usage,
            Duration timeMax) {
        this.database = database;
        this.admission = admission;
        this.models = models;
        this.direct = direct;
        this.generations = generations;
        this.limits = limits;
        this.usage = usage;
        running = new Limit(
                RunningAnswerLimits.DIRECT, RunningAnswerLimits.RUNNING_PER_USER_MAX, timeMax.plus(CRASHED_MAX));
    }

    /**
     * An answer that has started. Whoever reads it must end it, see {@link #end}.
     *
     * @param id of its entry among the running answers
     * @param release frees its place among the answers at once
     */
    public record Started(long id, long userId, String model, boolean hasOwnKey, DirectReply reply, Runnable release) {}

    /**
     * Starts an answer. Its request is sent when the reply is read.
     *
     * @throws ChatException if it may not start
     */
    public Started start(User user, CompletionBody body, Locale locale) {
        var model = body.model();
        if (!ModelService.isModelId(model) || !models.isAllowed(model)) {
            throw new ChatException(Reason.MODEL_NOT_ALLOWED);
        }
        var target = models.target(user, model).orElseThrow(() -> new ChatException(Reason.CONNECTION_GONE));
        var release = reserve();
        try {
            long id = database.write(transaction -> {
                RunningAnswerLimits.lock(transaction, user);
                admission.require(transaction, user, model);
                return limits.add(transaction, running, String.valueOf(user.id()));
            });
            var reply = model.equals(DemoModel.ID)
                    ? direct.demo(body, locale)
                    : direct.reply(target.provider(), target.id(), body);
            return new Started(id, user.id(), model, target.hasOwnKey(), reply, release);
        } catch (RuntimeException | Error e) {
            release.run();
            throw e;
        }
    }

    private Runnable reserve() {
        try {
            return generations.reserve();
        } catch (BusyException e) {
            throw new ChatException(Reason.BUSY);
        }
    }

    /** Counts what an answer has used, in the transaction that ends it. Harmless when repeated after a failure. */
    public void end(Started answer) {
        var used = answer.reply().used();
        database.write(transaction -> {
            boolean isEnded = limits.remove(transaction, answer.id()) > 0;
            if (isEnded && used.isAny()) {
                usage.count(transaction, answer.userId(), spending(answer, used));
            }
            return isEnded;
        });
    }

    private static Spending spending(Started answer, DirectReply.Used used) {
        return used.reported()
                .map(counts -> Spending.reported(
                        answer.model(), counts.promptTokens(), counts.completionTokens(), answer.hasOwnKey()))
                .orElseGet(() -> Spending.estimated(
                        answer.model(), used.promptTokens(), used.completionTokens(), answer.hasOwnKey()));
    }
}
