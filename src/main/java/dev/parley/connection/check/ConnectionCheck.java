package dev.parley.connection.check;

import dev.parley.connection.Connection;
import dev.parley.provider.AnswerRecording;
import dev.parley.provider.ChatImage;
import dev.parley.provider.ChatMessage;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelError;
import dev.parley.provider.ModelMemory;
import dev.parley.provider.ModelParameters;
import dev.parley.provider.ModelProbe;
import dev.parley.provider.ModelProbe.Question;
import dev.parley.provider.ModelProbe.Reply;
import dev.parley.provider.ReasoningEffort;
import dev.parley.provider.Trait;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One run of a check: asks one model of a connection, and remembers what it accepts. */
final class ConnectionCheck {
    /** The longest time for each request. The first one may have to load the model. */
    static final Duration STEP_TIME_MAX = Duration.ofSeconds(30);

    private static final Duration FIRST_TIME_MAX = Duration.ofSeconds(90);
    private static final Duration LIST_TIME_MAX = Duration.ofSeconds(15);

    /** The server has understood the request and does not want it, which tells something about it. */
    private static final Set<ErrorKind> REFUSALS =
            Set.of(ErrorKind.REQUEST_REFUSED, ErrorKind.PARAMETER_REFUSED, ErrorKind.IMAGES_REFUSED);
    /** No other step would work either. */
    private static final Set<ErrorKind> FATAL = Set.of(
            ErrorKind.KEY_MISSING,
            ErrorKind.KEY_REFUSED,
            ErrorKind.UNREACHABLE,
            ErrorKind.REDIRECTED,
            ErrorKind.ADDRESS_UNKNOWN);

    private static final ChatMessage SHORT = user("Reply with the single word OK.");
    private static final long SHORT_TOKENS = 64;
    /** A red square of 32 x 32 pixels. */
    private static final String RED_PNG =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAJ0lEQVR42u3NsQkAAAjAsP7/tF7hIASyp6lTCQQCgUAgEAgEgi/BAjLD/C5w/SM9AAAAAElFTkSuQmCC";

    private final ModelProbe probe;
    private final ModelMemory memory;
    private final Supplier<AnswerRecording> recordings;
    private final Connection connection;
    private final String model;
    private final Consumer<CheckedStep> done;
    private AnswerRecording recording;

    /** @param done is told each step when it has ended */
    ConnectionCheck(
            ModelProbe probe,
            ModelMemory memory,
            Supplier<AnswerRecording> recordings,
            Connection connection,
            String model,
            Consumer<CheckedStep> done) {
        this.probe = probe;
        this.memory = memory;
        this.recordings = recordings;
        this.connection = connection;
        this.model = model;
        this.done = done;
        recording = recordings.get();
    }

    void run() {
        try {
            if (list() && stream()) {
                stop();
                usage();
                system();
                images();
                reasoning();
                maxTokens();
                temperature();
            }
        } finally {
            recording.release();
        }
    }

    /** Returns whether the other steps make sense. */
    private boolean list() {
        var models = probe.list(connection.provider(), recording, LIST_TIME_MAX);
        var error = models.error();
        end(Step.LIST, error.isPresent() ? Finding.FAILED : Finding.LIST_WORKS, models.count(), error);
        return error.filter(one -> FATAL.contains(one.kind())).isEmpty();
    }

    private boolean stream() {
        var reply = ask(Question.of(user("Count from 1 to 20, separated by commas.")), FIRST_TIME_MAX);
        if (reply.error().isPresent()) {
            end(Step.STREAM, Finding.FAILED, reply);
            return false;
        }
        end(Step.STREAM, reply.pieces() > 1 ? Finding.STREAM_WORKS : Finding.STREAM_WHOLE, reply);
        return true;
    }

    private void stop() {
        var reply = ask(
                Question.of(user("Count from 1 to 300, separated by commas.")).stopped(), STEP_TIME_MAX);
        end(Step.STOP, reply, reply.isFinished() ? Finding.STOP_WHOLE : Finding.STOP_WORKS);
    }

    private void usage() {
        var reply = ask(Question.of(SHORT).withUsage(), STEP_TIME_MAX);
        learn(reply, Trait.USAGE);
        end(
                Step.USAGE,
                reply,
                isRefused(reply)
                        ? Finding.USAGE_REFUSED
                        : reply.hasUsage() ? Finding.USAGE_WORKS : Finding.USAGE_SILENT);
    }

    private void system() {
        var reply = ask(
                Question.of(
                        new ChatMessage("system", "Answer every message with exactly one word: BANANA"),
                        user("What is the capital of France?")),
                STEP_TIME_MAX);
        learn(reply, Trait.SYSTEM_ROLE);
        end(
                Step.SYSTEM,
                reply,
                isRefused(reply)
                        ? Finding.SYSTEM_REFUSED
                        : says(reply, "banana") ? Finding.SYSTEM_WORKS : Finding.SYSTEM_IGNORED);
    }

    private void images() {
        var question = new ChatMessage(
                "user", "Which colour is this square? Answer with one word.", List.of(new ChatImage(RED_PNG, 100)));
        var reply = ask(Question.of(question), STEP_TIME_MAX);
        boolean isSeen = says(reply, "red");
        // Other refusals say nothing about images, and a model that cannot see gets none for weeks.
        boolean isBlind = reply.error()
                .filter(error -> error.kind() == ErrorKind.IMAGES_REFUSED)
                .isPresent();
        if (isBlind || isSeen) {
            memory.learn(connection.baseUrl(), model, Trait.IMAGES, isSeen);
        }
        if (reply.error().isPresent()) {
            end(Step.IMAGES, isBlind ? Finding.IMAGES_REFUSED : Finding.FAILED, reply);
        } else {
            end(Step.IMAGES, isSeen ? Finding.IMAGES_WORK : Finding.IMAGES_UNSURE, reply);
        }
    }

    private void reasoning() {
        var effort = new ModelParameters(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(ReasoningEffort.LOW));
        var reply = ask(Question.of(user("What is 17 times 23?")).with(effort), STEP_TIME_MAX);
        end(
                Step.REASONING,
                reply,
                isRefused(reply)
                        ? Finding.REASONING_REFUSED
                        : reply.hasReasoning() ? Finding.REASONING_WORKS : Finding.REASONING_NONE);
    }

    private void maxTokens() {
        var limited = Question.of(SHORT)
                .with(new ModelParameters(
                        Optional.empty(), Optional.empty(), Optional.of(SHORT_TOKENS), Optional.empty()));
        var reply = ask(limited, STEP_TIME_MAX);
        if (!isRefused(reply)) {
            learn(reply, Trait.MAX_TOKENS);
            end(Step.MAX_TOKENS, reply, Finding.MAX_TOKENS_WORKS);
            return;
        }
        var other = ask(limited.withCompletionTokens(), STEP_TIME_MAX);
        if (other.error().isEmpty()) {
            memory.learn(connection.baseUrl(), model, Trait.MAX_TOKENS, false);
        }
        end(Step.MAX_TOKENS, other, isRefused(other) ? Finding.MAX_TOKENS_REFUSED : Finding.MAX_TOKENS_OTHER);
    }

    private void temperature() {
        var half = new ModelParameters(Optional.of(0.5), Optional.empty(), Optional.empty(), Optional.empty());
        var reply = ask(Question.of(SHORT).with(half), STEP_TIME_MAX);
        learn(reply, Trait.TEMPERATURE);
        end(Step.TEMPERATURE, reply, isRefused(reply) ? Finding.TEMPERATURE_REFUSED : Finding.TEMPERATURE_WORKS);
    }

    private Reply ask(Question question, Duration timeMax) {
        return probe.ask(connection.provider(), model, question, recording, timeMax);
    }

    /** Learns nothing from other failures, such as a limit of the server. */
    private void learn(Reply reply, Trait trait) {
        if (reply.error().isEmpty() || isRefused(reply)) {
            memory.learn(connection.baseUrl(), model, trait, !isRefused(reply));
        }
    }

    private static boolean isRefused(Reply reply) {
        return reply.error().filter(error -> REFUSALS.contains(error.kind())).isPresent();
    }

    private static boolean says(Reply reply, String word) {
        return reply.text().toLowerCase(Locale.ROOT).contains(word);
    }

    /** Ends a step with its finding, or with an error that is no refusal. */
    private void end(Step step, Reply reply, Finding finding) {
        boolean isOtherError = reply.error().isPresent() && !isRefused(reply);
        end(step, isOtherError ? Finding.FAILED : finding, reply);
    }

    private void end(Step step, Finding finding, Reply reply) {
        end(step, finding, 0, reply.error());
    }

    private void end(Step step, Finding finding, int number, Optional<ModelError> error) {
        var exchanges = recording.end().stream().map(RawText::of).toList();
        recording.release();
        recording = recordings.get();
        done.accept(new CheckedStep(
                step,
                finding,
                number,
                error.map(one -> one.kind().code()).orElse(""),
                error.map(ModelError::detail).orElse(""),
                exchanges));
    }

    private static ChatMessage user(String text) {
        return new ChatMessage("user", text);
    }
}
