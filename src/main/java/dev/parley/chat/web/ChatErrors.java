package dev.parley.chat.web;

import dev.parley.chat.ChatException;
import dev.parley.usage.LimitReached;
import dev.parley.usage.web.LimitProblem;
import dev.parley.web.HttpException;
import java.time.Duration;

/** Turns a {@link ChatException} into a status and a message. */
public final class ChatErrors {
    private ChatErrors() {}

    /** The status and the message for the user. */
    public static HttpException toHttp(ChatException e) {
        return switch (e.reason()) {
            case NOT_FOUND -> HttpException.notFound();
            case ANSWER_RUNNING -> new HttpException(409, "message.still-running");
            case MODEL_NOT_ALLOWED -> new HttpException(422, "model.not-allowed");
            case CONNECTION_GONE -> new HttpException(422, "model.connection-gone");
            case LIMIT_REACHED -> LimitProblem.of((LimitReached) e.arguments().get(0));
            case NOT_RESUMABLE -> new HttpException(409, "message.not-resumable");
            case TOO_LONG_TO_COPY ->
                new HttpException(422, "message.too-long-to-copy", e.arguments().toArray());
            case TOO_MANY_ANSWERS ->
                new HttpException(429, "message.too-many-running", e.arguments().toArray());
            case TOO_MANY_QUESTIONS ->
                HttpException.tooManyRequests("message.too-fast", Duration.ofSeconds((Long)
                        e.arguments().get(0)));
            case TOO_MANY_PINNED ->
                new HttpException(422, "problem.pinned.many", e.arguments().toArray());
            case TOO_MANY_FOLDERS ->
                new HttpException(422, "problem.folders.many", e.arguments().toArray());
            case TOO_MANY_PRESETS ->
                new HttpException(422, "problem.preset.many", e.arguments().toArray());
            case PRESET_NAME_TAKEN -> new HttpException(422, "problem.preset.taken");
            case TITLE_RUNNING -> new HttpException(429, "problem.title.running");
            case NO_TITLE -> new HttpException(422, "problem.title.none");
            case NO_TITLE_FROM_DEMO -> new HttpException(422, "problem.title.demo");
            case ATTACHMENT_MISSING -> new HttpException(422, "problem.attachment.missing");
            case IMAGES_NOT_SEEN -> new HttpException(422, "problem.attachment.images");
            case QUESTION_TOO_LONG ->
                new HttpException(422, "problem.attachment.long", e.arguments().toArray());
            case BUSY -> new HttpException(503, "message.busy");
            case NOT_STORED -> new HttpException(503, "message.not-stored");
        };
    }
}
