package dev.parley.transfer;

/** One chat or file cannot be imported. The import names it and goes on. */
public final class ItemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; the page has a sentence for each. */
    public enum Reason {
        /** Not JSON, or the file ends in the middle. */
        BROKEN,
        /** JSON, but not what an application exports as a chat. */
        NOT_A_CHAT,
        /** A chat of Parley, exported by a version that writes another format. */
        NEWER_VERSION,
        NO_MESSAGES,
        TOO_LARGE,
        TOO_MANY_MESSAGES,
        /** A file that a message names is not in the export. */
        FILE_MISSING,
        /** A file is of a type that Parley refuses, or cannot be read. */
        FILE_REFUSED,
        /** The user has no room left for files. */
        NO_ROOM,
        /** A message, or a system prompt, is longer than allowed; its beginning is kept. */
        TEXT_SHORTENED,
        /** The user can have no more folders; the chat is in none. */
        TOO_MANY_FOLDERS,
        /** The user can pin no more chats; the chat is not pinned. */
        TOO_MANY_PINNED,
        /** The user has deleted the chat while it was imported. */
        DELETED,
        /** The path of an entry of a ZIP file leads out of it. */
        UNSAFE_PATH,
        /** A ZIP file within the ZIP file, which is not opened. */
        ZIP_IN_ZIP
    }

    private final Reason reason;

    public ItemException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The fault of the file, not a bug: skip the stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
