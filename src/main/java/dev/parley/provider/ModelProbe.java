package dev.parley.provider;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends single requests exactly as asked, to find out what a model server accepts. It neither retries nor remembers anything. */
public final class ModelProbe {
    private static final int TEXT_CHARS_MAX = 2_000;
    /** An answer that arrives in one piece has no second one. */
    private static final int STOPPED_AFTER_PIECES = 2;

    private final ModelClient client;

    public ModelProbe(ModelClient client) {
        this.client = client;
    }

    /**
     * A question.
     *
     * @param asksForUsage whether token counts are requested
     * @param isStopped whether it is ended after the first words
     * @param usesCompletionTokens whether the maximum of tokens is {@code max_completion_tokens}
     */
    public record Question(
            List<ChatMessage> messages,
            ModelParameters parameters,
            boolean asksForUsage,
            boolean usesCompletionTokens,
            boolean isStopped) {
        /** A question without parameters. */
        public static Question of(ChatMessage... messages) {
            return new Question(List.of(messages), ModelParameters.NONE, false, false, false);
        }

        /** The same with parameters. */
        public Question with(ModelParameters newParameters) {
            return new Question(messages, newParameters, asksForUsage, usesCompletionTokens, isStopped);
        }

        /** The same with {@code max_completion_tokens}. */
        public Question withCompletionTokens() {
            return new Question(messages, parameters, asksForUsage, true, isStopped);
        }

        /** The same with {@code stream_options}. */
        public Question withUsage() {
            return new Question(messages, parameters, true, usesCompletionTokens, isStopped);
        }

        /** The same, ended after the first words. */
        public Question stopped() {
            return new Question(messages, parameters, asksForUsage, usesCompletionTokens, true);
        }
    }

    /**
     * What came back.
     *
     * @param error why there is no answer, or not a whole one
     * @param pieces the number of deltas with text or reasoning
     * @param isFinished whether the answer came to its end
     */
    public record Reply(
            Optional<ModelError> error,
            String text,
            int pieces,
            boolean hasReasoning,
            boolean hasUsage,
            boolean isFinished) {}

    /** Asks a model, and reads at most for this time. */
    public Reply ask(Provider provider, String model, Question question, AnswerRecording recording, Duration timeMax) {
        var request = new ChatRequest(provider, model, question.messages(), question.parameters(), "", Locale.ENGLISH)
                .recorded(Optional.of(recording));
        var form = new SentForm(
                question.asksForUsage(),
                question.usesCompletionTokens() ? SentForm.MAX_COMPLETION_TOKENS : SentForm.MAX_TOKENS,
                true);
        try (var stream = new OpenAiStream(
                (call, sent) -> answered(
                        client.post(
                                call,
                                provider,
                                "chat/completions",
                                ChatCompletionRequest.of(sent, form).json()),
                        sent),
                request,
                client.timeouts())) {
            var cancel = client.timeouts().after(timeMax, stream::close);
            try {
                return read(stream, question.isStopped());
            } finally {
                cancel.run();
            }
        }
    }

    private Response answered(Response response, ChatRequest request) {
        if (response.getStatus() < 200 || response.getStatus() >= 300) {
            throw client.error(response, request);
        }
        return response;
    }

    private static Reply read(ModelStream stream, boolean isStopped) {
        var text = new StringBuilder();
        int pieces = 0;
        boolean hasReasoning = false;
        boolean hasUsage = false;
        boolean isFinished = false;
        Optional<ModelError> error = Optional.empty();
        try {
            for (var event = stream.next(); event.isPresent(); event = stream.next()) {
                if (event.get() instanceof ModelEvent.Text piece) {
                    pieces++;
                    text.append(piece.text(), 0, Math.min(piece.text().length(), TEXT_CHARS_MAX));
                    text.setLength(Math.min(text.length(), TEXT_CHARS_MAX));
                } else if (event.get() instanceof ModelEvent.Reasoning) {
                    pieces++;
                    hasReasoning = true;
                } else if (event.get() instanceof ModelEvent.Finish) {
                    isFinished = true;
                } else if (event.get() instanceof ModelEvent.Usage) {
                    hasUsage = true;
                } else {
                    hasReasoning = true;
                }
                if (isStopped && pieces >= STOPPED_AFTER_PIECES && !isFinished) {
                    stream.close();
                }
            }
            if (!isFinished && !(isStopped && pieces >= STOPPED_AFTER_PIECES)) {
                error = Optional.of(ModelError.of(ErrorKind.SILENT));
            }
        } catch (ModelException e) {
            error = Optional.of(e.error());
        }
        return new Reply(error, text.toString(), pieces, hasReasoning, hasUsage, isFinished);
    }

    /** The number of models that the server lists. */
    public record Models(Optional<ModelError> error, int count) {}

    /** Requests the list of models, and waits for at most this time. */
    public Models list(Provider provider, AnswerRecording recording, Duration timeMax) {
        var call = new Call(new ChatRequest(provider, "", List.of(), Locale.ENGLISH).recorded(Optional.of(recording)));
        var cancel = client.timeouts().after(timeMax, call::abort);
        try {
            var response = client.get(call, provider, "models");
            if (ErrorMapper.isNoEndpoint(response.getStatus())) {
                response.close();
                return new Models(Optional.of(ModelError.of(ErrorKind.NO_MODEL_LIST)), 0);
            }
            if (response.getStatus() < 200 || response.getStatus() >= 300) {
                return new Models(
                        Optional.of(client.error(response, provider, "").error()), 0);
            }
            var models = ModelListParser.read(response.readEntity(InputStream.class), provider);
            return new Models(Optional.empty(), models.models().size() + models.moreCount());
        } catch (ModelException e) {
            return new Models(Optional.of(e.error()), 0);
        } catch (IOException e) {
            return new Models(Optional.of(ModelError.of(ErrorKind.SILENT)), 0);
        } finally {
            cancel.run();
            call.end();
        }
    }
}
