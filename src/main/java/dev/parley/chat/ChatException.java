package dev.parley.chat;

import java.util.List;

/** A request about a chat that cannot be served. Nothing of it is stored. */
public final class ChatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why the request cannot be served. */
    public enum Reason {
        /** The chat or message does not exist, is deleted, or belongs to another user. */
        NOT_FOUND,
        /** An answer is streaming in the chat. */
        ANSWER_RUNNING,
        /** The user has as many running answers as allowed; that number is the only argument. */
        TOO_MANY_ANSWERS,
        /** The user has asked too often; the only argument is how many seconds to wait. */
        TOO_MANY_QUESTIONS,
        /** The admin does not allow the model. */
        MODEL_NOT_ALLOWED,
        /** The connection of the model is deleted, turned off, no longer allowed, or that of another user. */
        CONNECTION_GONE,
        /** A monthly limit is reached; the only argument is a {@link dev.parley.usage.LimitReached}. */
        LIMIT_REACHED,
        /** The answer is complete, empty or too long, or has been followed by another question. */
        NOT_RESUMABLE,
        /** The user has as many pinned chats as allowed; that number is the only argument. */
        TOO_MANY_PINNED,
        /** The user has as many folders as allowed; that number is the only argument. */
        TOO_MANY_FOLDERS,
        /** The branch has too many messages to be copied; that limit is the only argument. */
        TOO_LONG_TO_COPY,
        /** The user has as many presets as allowed; that number is the only argument. */
        TOO_MANY_PRESETS,
        /** The user has another preset with this name. */
        PRESET_NAME_TAKEN,
        /** A title is already being suggested to the user. */
        TITLE_RUNNING,
        /** The model has not suggested a title. */
        NO_TITLE,
        /** The demo model cannot suggest titles. */
        NO_TITLE_FROM_DEMO,
        /** An attachment was removed, or never belonged to the user. */
        ATTACHMENT_MISSING,
        /** The model cannot see the images of the question. */
        IMAGES_NOT_SEEN,
        /** The question is longer than the model's context window; the arguments are both in tokens. */
        QUESTION_TOO_LONG,
        /** The server has as many running answers as it can. */
        BUSY,
        /** The database did not confirm in time that the answer is stored. */
        NOT_STORED
    }

    private final Reason reason;
    private final transient List<Object> arguments;

    ChatException(Reason reason, Object... arguments) {
        super(reason.name());
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    /** Why the request cannot be served. */
    public Reason reason() {
        return reason;
    }

    /** The arguments of the message for the user, see {@link Reason}. */
    public List<Object> arguments() {
        return arguments;
    }

    /** A client error, not a bug: skip the stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
