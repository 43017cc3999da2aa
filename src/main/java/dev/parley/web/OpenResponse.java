package dev.parley.web;

/** A response that stays open after the servlet has returned. */
public interface OpenResponse {
    /** Closes the response at once, without what is not sent yet. Idempotent; does not wait. */
    void close();

    /** Whether either side has closed it. */
    boolean isClosed();
}
