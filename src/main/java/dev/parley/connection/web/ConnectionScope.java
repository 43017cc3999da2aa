package dev.parley.connection.web;

import dev.parley.audit.AuditAction;
import dev.parley.connection.Connection;
import dev.parley.connection.ConnectionDraft;
import dev.parley.connection.ConnectionTemplate;
import dev.parley.web.FormView;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/** Whose connections a page changes: those of the signed-in user, or those that admins share. */
interface ConnectionScope {
    /** The path above the pages. */
    String path();

    /** The page with the list. */
    String listPath();

    boolean isShared();

    /** Whether connections may be added and changed at all. */
    boolean isOpen();

    /** The most connections. */
    int max();

    /** Whether the URL of the template could be used. */
    boolean offers(ConnectionTemplate template);

    Optional<Connection> find(HttpServletRequest request, long id);

    /** A connection that may be checked. */
    Optional<Connection> findChecked(HttpServletRequest request, long id);

    /** Returns the id; empty if there are too many. */
    Optional<Long> add(HttpServletRequest request, ConnectionDraft draft);

    void replace(HttpServletRequest request, Connection stored, ConnectionDraft draft);

    void enable(HttpServletRequest request, Connection stored, boolean isEnabled);

    void delete(HttpServletRequest request, Connection stored);

    /** The base URL in a form; an error is added to its view. */
    Optional<URI> url(String text, FormView view);

    /** Looks up the host of a URL, which may take a few seconds; an error is added to the view. */
    void lookUp(URI url, FormView view);

    AuditAction added();

    AuditAction changed();

    AuditAction deleted();
}
