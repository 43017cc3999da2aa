package dev.parley.web;

/** A part of the application that registers its own pages. */
public interface Feature extends AutoCloseable {
    /** Adds the routes of this feature. */
    void register(Router router);

    /** Releases what the feature holds, when the application stops. */
    @Override
    default void close() {}
}
