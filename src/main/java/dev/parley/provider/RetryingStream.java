package dev.parley.provider;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An answer that is requested once more if the first request fails at the beginning. */
final class RetryingStream implements ModelStream {
    private static final Logger LOG = LoggerFactory.getLogger(RetryingStream.class);

    /** Kept only while a retry is possible, because a conversation can be long. */
    private Optional<Supplier<ModelStream>> question;

    private final RetryingModel.Pause pause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile ModelStream answer;
    private boolean mayAskAgain = true;

    RetryingStream(Supplier<ModelStream> question, RetryingModel.Pause pause) {
        this.question = Optional.of(question);
        this.pause = pause;
        this.answer = question.get();
    }

    @Override
    public Optional<ModelEvent> next() {
        try {
            var event = answer.next();
            mayAskAgain = false;
            question = Optional.empty();
            return event;
        } catch (ModelException e) {
            if (!mayAskAgain || !RetryingModel.isWorthAskingAgain(e)) {
                throw e;
            }
            mayAskAgain = false;
            return askAgain(e) ? answer.next() : Optional.empty();
        }
    }

    /** Waits and sends the request again. False if the answer was closed meanwhile. */
    private boolean askAgain(ModelException failure) {
        // Release the first request before waiting.
        answer.close();
        var time = RetryingModel.pauseAfter(failure);
        // Not the server's message, which may quote the question.
        LOG.info(
                "A question is asked once more in {} ms: {}",
                time.toMillis(),
                failure.error().kind().code());
        try {
            if (pause.isClosedWithin(time, closed)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
        answer = question.orElseThrow().get();
        // If close() ran before the assignment, it closed the first answer, not this one.
        if (closed.getCount() == 0) {
            answer.close();
        }
        return true;
    }

    @Override
    public void close() {
        closed.countDown();
        answer.close();
    }
}
