package dev.parley.crash;

import dev.parley.crash.Entry.Kind;
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

/** Somebody at work: asks, follows, stops, deletes and asks the same again, at random, and writes down every promise. */
final class Client {
    private static final AtomicInteger QUESTIONS = new AtomicInteger();
    private static final Pattern STATUS = Pattern.compile("data-status=\"(\\w+)\"");
    private static final int PAUSE_MILLIS_MAX = 500;
    /** Four minutes. */
    private static final int TOO_MANY_WORDS = 12_000;

    private final Log log;
    private final Random random;
    private final Executor threads;
    private final Browser browser;
    private final List<Chat> chats = new ArrayList<>();
    private final List<CompletableFuture<Void>> following = new ArrayList<>();
    private Optional<Ask> unanswered = Optional.empty();

    Client(URI server, Log log, Random random, Executor threads) {
        this.browser = new Browser(server);
        this.log = log;
        this.random = random;
        this.threads = threads;
    }

    /** A chat as far as this client knows. */
    private static final class Chat {
        private String path = "";
        private final List<Question> questions = new ArrayList<>();
        private volatile boolean isBusy;
        private volatile boolean isDeleted;
    }

    private record Ask(Chat chat, Question question, String key) {}

    Browser browser() {
        return browser;
    }

    void signsUp(String name) {
        var password = "correct horse battery";
        var email = name + "@example.org";
        var response = browser.posts("/signup", "email", email, "password", password, "password_confirmation", password)
                .join();
        if (response.map(HttpResponse::statusCode).orElse(0) != 303) {
            throw new AssertionError("no account: " + response);
        }
    }

    /** Works until the server is killed, and until all that it follows has ended because of that. */
    void worksUntil(CountDownLatch killed) throws InterruptedException {
        chats.forEach(chat -> chat.isBusy = false);
        do {
            var ask = unanswered.orElseGet(this::another);
            if (!asks(ask, once(4) ? 2 : 1)) {
                continue;
            }
            ask.chat().isBusy = true;
            following.add(CompletableFuture.runAsync(() -> follows(ask), threads));
            if (killed.await(random.nextInt(PAUSE_MILLIS_MAX), TimeUnit.MILLISECONDS)) {
                break;
            }
            if (once(4)) {
                stops(ask);
            } else if (once(8)) {
                deletes(ask.chat());
            } else if (once(4)) {
                asks(ask, 1);
            }
        } while (!killed.await(random.nextInt(PAUSE_MILLIS_MAX), TimeUnit.MILLISECONDS));
        awaitEnds();
    }

    /** Asks for more than the server will live to write, and follows it. */
    Question asksForTooMuch() {
        var ask = ask(new Chat(), TOO_MANY_WORDS);
        if (!asks(ask, 1)) {
            throw new AssertionError("not asked");
        }
        following.add(CompletableFuture.runAsync(() -> follows(ask), threads));
        return ask.question();
    }

    /** Waits until all that is followed has ended, one way or the other. */
    void awaitEnds() {
        following.forEach(CompletableFuture::join);
        following.clear();
    }

    /** The next question: of a new chat, or of one in which nothing is being written. */
    private Ask another() {
        var idle = chats.stream().filter(chat -> !chat.isBusy).toList();
        var chat = idle.isEmpty() || once(2) ? new Chat() : idle.get(random.nextInt(idle.size()));
        int words = once(2) ? 5 + random.nextInt(60) : 100 + random.nextInt(500);
        return ask(chat, words);
    }

    private Ask ask(Chat chat, int words) {
        var question = new Question(QUESTIONS.incrementAndGet(), words);
        chat.questions.add(question);
        return new Ask(chat, question, "key-" + question.id() + "-" + random.nextLong());
    }

    /** Asks, so many times at once, with the same key; true when it was acknowledged. */
    private boolean asks(Ask ask, int times) {
        unanswered = Optional.of(ask);
        log.add(Kind.ASKING, ask.question());
        var path = ask.chat().path.isEmpty() ? "/chat" : ask.chat().path + "/message/add";
        var responses = IntStream.range(0, times)
                .mapToObj(i -> browser.posts(
                        path, "message", ask.question().text(), "model", "words", "request_key", ask.key()))
                .toList();
        return responses.stream().map(response -> isAsked(ask, response.join())).reduce(false, Boolean::logicalOr);
    }

    private boolean isAsked(Ask ask, Optional<HttpResponse<String>> response) {
        if (response.isEmpty()) {
            return false;
        }
        unanswered = Optional.empty();
        if (!isTaken(response.get(), ask.question(), 303)) {
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
            var seen = question.wordsIn(data);
            if (event.matches("\\d+") && !ask.chat().isDeleted) {
                log.add(Kind.ODD, question, 0, event + " to a follower");
            } else if (event.equals("done")) {
                done(ask, data, seen);
            } else if (!seen.isEmpty()) {
                log.add(Kind.SEEN, question, seen.get(seen.size() - 1), "");
            }
        });
    }

    /** Empty data say that the chat was deleted meanwhile. */
    private void done(Ask ask, String data, List<Integer> seen) {
        ask.chat().isBusy = false;
        var status = STATUS.matcher(data);
        if (status.find()) {
            log.add(Kind.DONE, ask.question(), seen.size(), status.group(1));
        } else if (!data.isBlank()) {
            log.add(Kind.ODD, ask.question(), 0, "done without a status");
        }
        var all = IntStream.rangeClosed(1, seen.size()).boxed().toList();
        if (!seen.equals(all)) {
            log.add(Kind.ODD, ask.question(), 0, "done shows " + seen);
        }
    }

    private void stops(Ask ask) {
        log.add(Kind.STOPPING, ask.question());
        browser.deletes(ask.chat().path + "/generate")
                .filter(response -> isTaken(response, ask.question(), 200))
                .ifPresent(response -> log.add(Kind.STOPPED, ask.question()));
    }

    /** Whatever comes of it, this client is done with the chat. */
    private void deletes(Chat chat) {
        chats.remove(chat);
        chat.isDeleted = true;
        chat.questions.forEach(question -> log.add(Kind.DELETING, question));
        browser.deletes(chat.path)
                .filter(response -> isTaken(response, Entry.ALL, 200))
                .ifPresent(response -> chat.questions.forEach(question -> log.add(Kind.DELETED, question)));
    }

    private boolean isTaken(HttpResponse<String> response, Question question, int expected) {
        int status = response.statusCode();
        if (status == expected) {
            return true;
        }
        // The chat or the server has too much to do.
        boolean isRefusal = status == 409 || status == 429 || status == 503;
        log.add(isRefusal ? Kind.REFUSED : Kind.ODD, question, 0, status + " to " + response.request());
        return false;
    }

    private boolean once(int inTimes) {
        return random.nextInt(inTimes) == 0;
    }
}
