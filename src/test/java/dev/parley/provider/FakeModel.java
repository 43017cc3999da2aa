package dev.parley.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A model whose answers a test scripts, step by step. Without a script it answers every question at once with one
 * sentence.
 *
 * <pre>{@code
 * var answer = model.script();
 * ... ask a question ...
 * answer.says("Forty").says("-two").finishes();
 * }</pre>
 */
public final class FakeModel implements ChatModel {
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<Answer> scripts = new LinkedBlockingQueue<>();
    private final BlockingQueue<Runnable> meanwhile = new LinkedBlockingQueue<>();
    private final List<ChatRequest> requests = new ArrayList<>();

    /** Creates the next answer, which the test then controls. */
    public Answer script() {
        var answer = new Answer();
        scripts.add(answer);
        return answer;
    }

    /** Runs a task at the next request, before the answer begins. */
    public void meanwhile(Runnable work) {
        meanwhile.add(work);
    }

    /** All requests so far. */
    public synchronized List<ChatRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public synchronized ModelStream stream(ChatRequest request) {
        requests.add(request);
        Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
        var scripted = scripts.poll();
        return scripted != null
                ? scripted
                : new Answer().says("A plain answer.").finishes();
    }

    /** One answer, which the test writes and the engine reads. */
    public static final class Answer implements ModelStream {
        private final BlockingQueue<Optional<Object>> steps = new LinkedBlockingQueue<>();
        private final CountDownLatch closed = new CountDownLatch(1);

        public Answer says(String text) {
            return then(new ModelEvent.Text(text));
        }

        public Answer thinks(String text) {
            return then(new ModelEvent.Reasoning(text));
        }

        public Answer counts(int promptTokens, int completionTokens) {
            return then(new ModelEvent.Usage(promptTokens, completionTokens));
        }

        public Answer finishes() {
            return finishes(FinishReason.STOP);
        }

        public Answer finishes(FinishReason reason) {
            return then(new ModelEvent.Finish(reason)).ends();
        }

        /** Ends the answer without a finish reason. */
        public Answer ends() {
            steps.add(Optional.empty());
            return this;
        }

        public Answer fails(ErrorKind kind, String detail) {
            steps.add(Optional.of(new ModelException(ModelError.of(kind, detail))));
            return this;
        }

        /** Refuses the request, because it is longer than the context window. */
        public Answer overflows(long windowTokens, long promptTokens) {
            var overflow = new ContextOverflow(Optional.of(windowTokens), Optional.of(promptTokens), Optional.empty());
            steps.add(Optional.of(ModelException.overflow("Too long.", overflow)));
            return this;
        }

        /** From here on, reading hangs until this latch opens, even if the answer is closed: like a name lookup. */
        public Answer hangs(CountDownLatch until) {
            steps.add(Optional.of(until));
            return this;
        }

        /** Waits until the engine has closed this answer. */
        public void awaitClosed() {
            try {
                if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("never closed");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Optional<ModelEvent> next() {
            try {
                var step = steps.take();
                if (step.isPresent() && step.get() instanceof ModelException failure) {
                    throw failure;
                }
                if (step.isPresent() && step.get() instanceof CountDownLatch until) {
                    awaitUninterruptibly(until);
                    return next();
                }
                return closed.getCount() == 0 ? Optional.empty() : step.map(ModelEvent.class::cast);
            } catch (InterruptedException e) {
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            closed.countDown();
            steps.add(Optional.empty());
        }

        private static void awaitUninterruptibly(CountDownLatch latch) {
            boolean isInterrupted = false;
            while (latch.getCount() > 0) {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private Answer then(ModelEvent event) {
            steps.add(Optional.of(event));
            return this;
        }
    }
}
