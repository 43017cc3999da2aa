package dev.parley.chat;

import dev.parley.generation.MessageStatus;
import dev.parley.provider.ModelRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Chooses with which question a history begins that has to fit into a model's context window. A question is left out
 * together with its answer.
 *
 * <p>The number of tokens is estimated, and corrected by the number that the model server has counted for the last answer.
 */
final class HistoryFitter {
    /** A correction beyond these bounds comes from a server that counts something else, such as only new tokens. */
    private static final double CORRECTION_MIN = 0.5;

    private static final double CORRECTION_MAX = 4;
    /** The next texts may have more tokens for each character than those before. */
    private static final double MARGIN = 1.1;
    /**
     * When messages have to be left out, some more are. Otherwise each question would leave out another one, and model
     * servers could not reuse their work on an unchanged beginning.
     */
    private static final double FILLED = 0.75;

    private final List<Message> end;
    private final boolean isWhole;
    private final String model;
    private final long otherTokens;
    /** The estimate for the messages from each one to the last. */
    private final long[] tokensFrom;

    private final double correction;

    /**
     * @param end the last messages of the branch, oldest first; the last is a question
     * @param otherTokens the estimate for the system prompt and all else that is sent
     * @param correction the real number of tokens divided by the estimate, if known
     */
    HistoryFitter(List<Message> end, String model, long otherTokens, Optional<Double> correction) {
        this.end = end;
        this.isWhole = end.isEmpty() || end.get(0).parentId().isEmpty();
        this.model = model;
        this.otherTokens = otherTokens;
        tokensFrom = new long[end.size() + 1];
        for (int i = end.size() - 1; i >= 0; i--) {
            tokensFrom[i] = tokensFrom[i + 1] + tokens(end.get(i));
        }
        this.correction =
                correction.or(this::counted).map(HistoryFitter::bounded).orElse(1.0);
    }

    /** Whether the history begins with the first message of the chat if it begins with this one. */
    boolean isWholeFrom(int index) {
        return isWhole && index == 0;
    }

    /** The estimate without a correction. */
    long estimate(int index) {
        return otherTokens + tokensFrom[index];
    }

    /** The corrected estimate. */
    long tokens(int index) {
        return Math.round(estimate(index) * correction);
    }

    /** The index of the first message to be sent; that of the last question if nothing fits. */
    int start(long tokensMax) {
        if (isWhole && tokens(0) <= tokensMax) {
            return 0;
        }
        return lastStart()
                .filter(index -> tokens(index) <= tokensMax)
                .orElseGet(() -> firstQuestion(Math.round(tokensMax * FILLED)));
    }

    private int firstQuestion(long tokensMax) {
        int last = end.size() - 1;
        return IntStream.rangeClosed(0, last)
                .filter(i -> end.get(i).role() == Role.USER && tokens(i) <= tokensMax)
                .findFirst()
                .orElse(last);
    }

    /** Where the history of the last answer of this model began, if messages were left out. */
    private Optional<Integer> lastStart() {
        return lastAnswer().flatMap(answer -> answer.stats().historyFrom()).flatMap(this::indexOf);
    }

    /** The tokens that the server has counted for the question of the last answer, divided by the estimate. */
    private Optional<Double> counted() {
        return lastAnswer().flatMap(answer -> {
            var from = answer.stats().historyFrom();
            // A copy of an answer tells only how many messages were left out.
            boolean isWholeSent = isWhole && answer.stats().leftOut().isEmpty();
            var start = from.isPresent()
                    ? from.flatMap(this::indexOf)
                    : Optional.of(0).filter(first -> isWholeSent);
            var question = answer.parentId().flatMap(this::indexOf);
            if (start.isEmpty() || question.isEmpty() || question.get() < start.get()) {
                return Optional.empty();
            }
            double estimated = otherTokens + tokensFrom[start.get()] - tokensFrom[question.get() + 1];
            return answer.stats().promptTokens().filter(tokens -> tokens > 0).map(tokens -> tokens / estimated);
        });
    }

    private Optional<Message> lastAnswer() {
        return IntStream.iterate(end.size() - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(end::get)
                .filter(message -> message.role() == Role.ASSISTANT
                        && ModelRef.of(message.model()).id().equals(model)
                        && message.stats().promptTokens().isPresent())
                .findFirst();
    }

    private Optional<Integer> indexOf(long id) {
        return IntStream.range(0, end.size())
                .filter(i -> end.get(i).id() == id)
                .boxed()
                .findFirst();
    }

    /** Zero if the message is not sent, see {@link History}. */
    private static long tokens(Message message) {
        boolean isEmpty = message.content().isBlank() && message.attachmentTokens() == 0;
        return isEmpty || message.status() == MessageStatus.FAILED
                ? 0
                : TokenEstimate.MESSAGE_TOKENS + TokenEstimate.of(message.content()) + message.attachmentTokens();
    }

    private static double bounded(double correction) {
        return Math.min(CORRECTION_MAX, Math.max(CORRECTION_MIN, correction * MARGIN));
    }
}
