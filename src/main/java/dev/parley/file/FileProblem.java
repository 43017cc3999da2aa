package dev.parley.file;

import dev.parley.web.HttpException;

/** Why a file is refused, in words. The first argument of each message is the name of the file. */
final class FileProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String key;
    private final transient Object[] arguments;

    /** @param arguments of the message, after the name */
    private FileProblem(int status, String key, Object... arguments) {
        super(key);
        this.status = status;
        this.key = key;
        this.arguments = arguments;
    }

    /** The type is not one of those that are accepted. */
    static FileProblem type(String key) {
        return new FileProblem(415, key);
    }

    /** The type is accepted, but not this file. */
    static FileProblem content(String key, Object... arguments) {
        return new FileProblem(422, key, arguments);
    }

    /** The file, or what was read from it, is too large. */
    static FileProblem size(String key, Object... arguments) {
        return new FileProblem(413, key, arguments);
    }

    HttpException ofFile(String name) {
        var all = new Object[arguments.length + 1];
        all[0] = name;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new HttpException(status, key, all);
    }

    /** Not a bug: skip the stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
