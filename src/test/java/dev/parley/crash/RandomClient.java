package dev.parley.crash;

import dev.parley.crash.LogEntry.Kind;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Sends questions, follows, stops, deletes and repeats them at random, and logs all acknowledgements. */
final class RandomClient {
    private static final AtomicInteger QUESTIONS = new AtomicInteger();
    private static final Pattern STATUS = Pattern.compile("data-status=\"(\\w+)\"");
    private static final int PAUSE_MILLIS_MAX = 500;
    /** Takes four minutes. */
    private static final int LONG_ANSWER_WORDS = 12_000;

    private final EventLog log;
    private final Random random;
    private final Executor threads;
    private final ResilientBrowser browser;
    private final List<Chat> chats = new ArrayList<>();
    private final List<CompletableFuture<Void>> streams = new ArrayList<>();
    private Optional<Ask> unacknowledged = Optional.empty();

    RandomClient(URI server, EventLog log, Random random, Executor threads) {
        this.browser = new ResilientBrowser(server);
        this.log = log;
        this.random = random;
        this.threads = threads;
    }

    /** The state of a chat as seen by this client. */
    private static final class Chat {
        private String path = "";
        private final List<NumberedQuestion> questions = new ArrayList<>();
        private volatile boolean isBusy;
        private volatile boolean isDeleted;
    }

    private record Ask(Chat chat, NumberedQuestion question, String key) {}

    ResilientBrowser browser() {
        return browser;
    }

    void signsUp(String name) {
        var password = "correct horse battery";
        var email = name + "@example.org";
        var response = browser.posts("/signup", "email", email, "password", password, "password_confirmation", password)
                .join();
        if (response.map(HttpResponse::statusCode).orElse(0) != 303) {
            throw new AssertionError("sign-up failed: " + response);
        }
    }

    /** Sends requests until the server is killed and all event streams have ended. */
    void runUntil(CountDownLatch killed) throws InterruptedException {
        chats.forEach(chat -> chat.isBusy = false);
        do {
            var ask = unacknowledged.orElseGet(this::nextQuestion);
            if (!asks(ask, oneIn(4) ? 2 : 1)) {
                continue;
            }
            ask.chat().isBusy = true;
            streams.add(CompletableFuture.runAsync(() -> follows(ask), threads));
            if (killed.await(random.nextInt(PAUSE_MILLIS_MAX), TimeUnit.MILLISECONDS)) {
                break;
            }
            if (oneIn(4)) {
                stops(ask);
            } else if (oneIn(8)) {
                deletes(ask.chat());
            } else if (oneIn(4)) {
                asks(ask, 1);
            }
        } while (!killed.await(random.nextInt(PAUSE_MILLIS_MAX), TimeUnit.MILLISECONDS));
        awaitStreams();
    }

    /** Sends a question whose answer takes longer than the server runs, and follows the answer. */
    NumberedQuestion askLongQuestion() {
        var ask = ask(new Chat(), LONG_ANSWER_WORDS);
        if (!asks(ask, 1)) {
            throw new AssertionError("the question was not acknowledged");
        }
        streams.add(CompletableFuture.runAsync(() -> follows(ask), threads));
        return ask.question();
    }

    /** Waits until all event streams have ended. */
    void awaitStreams() {
        streams.forEach(CompletableFuture::join);
        streams.clear();
    }

    /** The next question, in a new chat or in one without a running answer. */
    private Ask nextQuestion() {
        var idle = chats.stream().filter(chat -> !chat.isBusy).toList();
        var chat = idle.isEmpty() || oneIn(2) ? new Chat() : idle.get(random.nextInt(idle.size()));
        int words = oneIn(2) ? 5 + random.nextInt(60) : 100 + random.nextInt(500);
        return ask(chat, words);
    }

    private Ask ask(Chat chat, int words) {
        var question = new NumberedQuestion(QUESTIONS.incrementAndGet(), words);
        chat.questions.add(question);
        return new Ask(chat, question, "key-" + question.id() + "-" + random.nextLong());
    }

    /** Sends the question concurrently, so many times, with the same request key. Returns whether it was acknowledged. */
    private boolean asks(Ask ask, int times) {
        unacknowledged = Optional.of(ask);
        log.add(Kind.ASKING, ask.question());
        var path = ask.chat().path.isEmpty() ? "/chat" : ask.chat().path + "/message/add";
        var responses = IntStream.range(0, times)
                .mapToObj(i -> browser.posts(
                        path, "message", ask.question().text(), "model", "words", "request_key", ask.key()))
                .toList();
        return responses.stream()
                .map(response -> isAcknowledged(ask, response.join()))
                .reduce(false, Boolean::logicalOr);
    }

    private boolean isAcknowledged(Ask ask, Optional<HttpResponse<String>> response) {
        if (response.isEmpty()) {
            return false;
        }
        unacknowledged = Optional.empty();
        if (!isAccepted(response.get(), ask.question(), 303)) {
            return false;
        }
        var path = response.get().headers().firstValue("Location").orElse("").replaceFirst("^https?://[^/]+", "");
        log.add(Kind.ASKED, ask.question(), 0, path);
        if (ask.chat().path.isEmpty()) {
            ask.chat().path = path;
            chats.add(ask.chat());
        }
        return true;
    }

    private void follows(Ask ask) {
        var question = ask.question();
        browser.follows(ask.chat().path + "/generate", (event, data) -> {
            var seen = question.wordNumbersIn(data);
            if (event.matches("\\d+") && !ask.chat().isDeleted) {
                log.add(Kind.UNEXPECTED, question, 0, event + " to a follower");
            } else if (event.equals("done")) {
                done(ask, data, seen);
            } else if (!seen.isEmpty()) {
                log.add(Kind.SEEN, question, seen.get(seen.size() - 1), "");
            }
        });
    }

    /** The data is empty if the chat was deleted meanwhile. */
    private void done(Ask ask, String data, List<Integer> seen) {
        ask.chat().isBusy = false;
        var status = STATUS.matcher(data);
        if (status.find()) {
            log.add(Kind.DONE, ask.question(), seen.size(), status.group(1));
        } else if (!data.isBlank()) {
            log.add(Kind.UNEXPECTED, ask.question(), 0, "done without a status");
        }
        var all = IntStream.rangeClosed(1, seen.size()).boxed().toList();
        if (!seen.equals(all)) {
            log.add(Kind.UNEXPECTED, ask.question(), 0, "done shows " + seen);
        }
    }

    private void stops(Ask ask) {
        log.add(Kind.STOPPING, ask.question());
        browser.deletes(ask.chat().path + "/generate")
                .filter(response -> isAccepted(response, ask.question(), 200))
                .ifPresent(response -> log.add(Kind.STOPPED, ask.question()));
    }

    /** Deletes the chat, which this client does not use any more even if the request fails. */
    private void deletes(Chat chat) {
        chats.remove(chat);
        chat.isDeleted = true;
        chat.questions.forEach(question -> log.add(Kind.DELETING, question));
        browser.deletes(chat.path)
                .filter(response -> isAccepted(response, LogEntry.ALL, 200))
                .ifPresent(response -> chat.questions.forEach(question -> log.add(Kind.DELETED, question)));
    }

    private boolean isAccepted(HttpResponse<String> response, NumberedQuestion question, int expected) {
        int status = response.statusCode();
        if (status == expected) {
            return true;
        }
        // The chat has a running answer, or a limit is reached.
        boolean isRejection = status == 409 || status == 429 || status == 503;
        log.add(isRejection ? Kind.REJECTED : Kind.UNEXPECTED, question, 0, status + " to " + response.request());
        return false;
    }

    private boolean oneIn(int inTimes) {
        return random.nextInt(inTimes) == 0;
    }
}
