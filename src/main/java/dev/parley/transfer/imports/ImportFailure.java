package dev.parley.transfer.imports;

/** Ends an import early. What it has stored stays. */
final class ImportFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; the page has a sentence for each of those with which an import has failed. */
    enum Reason {
        /** The user, or the deletion of the account. */
        STOPPED,
        /** The server stops. */
        INTERRUPTED,
        /** There is no chat in the file. */
        NO_CHATS,
        ZIP_BROKEN,
        TOO_MANY_ENTRIES,
        /** More is in the ZIP file than any export has. */
        UNPACKED_TOO_LARGE,
        DISK_FULL,
        /** A bug, or a database that fails. */
        INTERNAL
    }

    private final Reason reason;

    ImportFailure(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Not a bug: skip the stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
