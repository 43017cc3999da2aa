package dev.parley.chat;

import dev.parley.concurrent.DaemonThreads;
import dev.parley.db.Database;
import dev.parley.file.AttachmentStore;
import dev.parley.provider.ChatModel;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.ContextOverflow;
import dev.parley.provider.Provider;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Adds the history of a chat to a request: as much of its end as fits into the model's context window. Stores with the
 * answer from which message on the history was sent.
 *
 * <p>The size of the window is known from the list of models, or learnt when the server refuses a request. Until then
 * everything is sent.
 */
public final class HistoryService implements AutoCloseable {
    /** The most of a history that is ever sent. The largest windows have a million or two of tokens. */
    private static final long BYTES_MAX = 8 << 20;
    /** The most of attachments in a history that is sent; those of the question itself are always sent. */
    private static final long ATTACHMENT_BYTES_MAX = 16 << 20;
    /** The room that is left for an answer without a limit of its own: a quarter of the window, but not more than this. */
    private static final long ANSWER_TOKENS_MAX = 16_384;

    private static final int ANSWER_SHARE = 4;

    /** A request with its history. */
    record Fitted(ChatRequest request, Size size) {}

    /**
     * How much is sent.
     *
     * @param answer as it is stored now
     * @param count the number of messages of the chat
     * @param estimate the number of tokens before the correction
     * @param tokens the number of tokens as far as known
     * @param hasFiles whether the question has attachments
     */
    record Size(Message answer, int count, long estimate, long tokens, boolean hasFiles) {}

    private final Database database;
    private final MessageTree messageTree;
    private final ContextWindowStore windows;
    private final ModelService models;
    private final SentFileReader files;
    /** For a request that was refused, because the threads that read answers may be virtual and must not read a database. */
    private final ExecutorService threads = DaemonThreads.perProcessor("parley-history");

    public HistoryService(
            Database database,
            MessageTree messageTree,
            ContextWindowStore windows,
            ModelService models,
            AttachmentStore attachments) {
        this.database = database;
        this.messageTree = messageTree;
        this.windows = windows;
        this.models = models;
        this.files = new SentFileReader(attachments);
    }

    /** @param request with the system prompt only */
    Fitted fit(ChatRequest request, Message answer) {
        var provider = request.provider();
        long tokensMax = window(provider, request.model())
                .map(tokens -> room(tokens, request))
                .orElse(Long.MAX_VALUE);
        return fit(request, answer, tokensMax, Optional.empty());
    }

    /** The size of the model's context window in tokens, if it is known. */
    Optional<Long> window(Provider provider, String model) {
        return windows.tokens(provider.baseUrl(), model).or(() -> models.contextTokens(provider, model));
    }

    /** The same model, but a request that is too long for it is sent again with less history. */
    ChatModel fitting(ChatModel model, ChatRequest request, Size first) {
        // Must not refer to the history, which may be long.
        return fitted -> new FittingStream(
                model, new Fitted(fitted, first), (sent, overflow) -> shorter(request, sent, overflow), threads);
    }

    /** A request with less history, if anything can be left out. Remembers the window that the server has told. */
    private Optional<Fitted> shorter(ChatRequest request, Size sent, ContextOverflow overflow) {
        var told = overflow.window().filter(tokens -> tokens >= ContextWindowStore.TOKENS_MIN);
        if (told.isEmpty() && sent.count() <= 1) {
            return Optional.empty();
        }
        long window = told.orElse(sent.tokens() / 2);
        windows.learn(request.provider().baseUrl(), request.model(), window);
        long room =
                Math.min(room(window, request), window - overflow.completion().orElse(0L));
        if (room <= 0) {
            // The limit of the answer alone is too large.
            return Optional.empty();
        }
        long less = overflow.prompt().orElse(sent.tokens()) * 3 / 4;
        var correction = overflow.prompt().map(prompt -> (double) prompt / sent.estimate());
        var fitted = fit(request, sent.answer(), Math.min(room, less), correction);
        return Optional.of(fitted).filter(shorter -> shorter.size().count() < sent.count());
    }

    private Fitted fit(ChatRequest request, Message answer, long tokensMax, Optional<Double> correction) {
        long bytesMax =
                Math.min(BYTES_MAX / TokenEstimate.BYTES_PER_TOKEN_MAX, tokensMax) * TokenEstimate.BYTES_PER_TOKEN_MAX;
        var end = messageTree.endOf(answer.chatId(), answer.parentId().orElseThrow(), bytesMax, ATTACHMENT_BYTES_MAX);
        long otherTokens = TokenEstimate.of(request.messages()) + TokenEstimate.of(request.partial());
        var fitter = new HistoryFitter(end, request.model(), otherTokens, correction);
        int start = fitter.start(tokensMax);
        var sent = end.subList(start, end.size());
        var from = fitter.isWholeFrom(start)
                ? Optional.<Long>empty()
                : Optional.of(sent.get(0).id());
        boolean seesImages =
                models.seesImages(request.provider(), request.model()).orElse(true);
        var imagesLeftOut = new AtomicInteger();
        var history = History.of(request.messages(), sent, message -> {
            // Files are read only for the messages that are sent, and kept only by the request.
            var read = files.read(message, seesImages);
            imagesLeftOut.addAndGet(read.imagesLeftOut());
            return read;
        });
        boolean hasFiles = end.get(end.size() - 1).attachmentTokens() > 0;
        return new Fitted(
                request.with(history),
                new Size(
                        stored(answer, from, imagesLeftOut.get()),
                        sent.size(),
                        fitter.estimate(start),
                        fitter.tokens(start),
                        hasFiles));
    }

    private Message stored(Message answer, Optional<Long> from, int imagesLeftOut) {
        if (answer.stats().historyFrom().equals(from) && answer.stats().imagesLeftOut() == imagesLeftOut) {
            return answer;
        }
        var leftOut = from.map(id -> messageTree.countBefore(answer.chatId(), id));
        return database.write(transaction -> transaction.readOne(
                        "UPDATE messages SET history_from_id = ?, history_left_out = ?, images_left_out = ? WHERE id = ? RETURNING *",
                        MessageStore::message,
                        from.orElse(null),
                        leftOut.orElse(null),
                        imagesLeftOut,
                        answer.id()))
                .orElse(answer);
    }

    /** The room for the request in a context window. A limit of more than half of it is hardly ever reached. */
    private static long room(long windowTokens, ChatRequest request) {
        long answerTokens = request.parameters()
                .maxTokens()
                .map(max -> Math.min(max, windowTokens / 2))
                .orElse(Math.min(windowTokens / ANSWER_SHARE, ANSWER_TOKENS_MAX));
        return windowTokens - answerTokens;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
