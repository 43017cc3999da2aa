package dev.parley.provider;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An answer that is asked for once more if its beginning fails. */
final class RetryingStream implements ModelStream {
    private static final Logger LOG = LoggerFactory.getLogger(RetryingStream.class);

    /** As long as it may have to be asked again: it can be a long conversation. */
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
        } catch (ModelException failure) {
            if (!mayAskAgain || !RetryingModel.isWorthAskingAgain(failure)) {
                throw failure;
            }
            mayAskAgain = false;
            return askAgain(failure) ? answer.next() : Optional.empty();
        }
    }

    /** False when the answer was closed meanwhile. */
    private boolean askAgain(ModelException failure) {
        // Nothing of the first question is kept while waiting.
        answer.close();
        var time = RetryingModel.pauseAfter(failure);
        LOG.info("A question is asked once more in {} ms: {} {}", time.toMillis(), failure.fault(), failure.detail());
        try {
            if (pause.isClosedWithin(time, closed)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
        answer = question.orElseThrow().get();
        // Whoever closed in between has closed the first one.
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
