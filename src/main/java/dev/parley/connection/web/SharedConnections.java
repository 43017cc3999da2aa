package dev.parley.connection.web;

import dev.parley.account.CurrentUser;
import dev.parley.audit.AuditAction;
import dev.parley.connection.Connection;
import dev.parley.connection.Connection.Kind;
import dev.parley.connection.ConnectionDraft;
import dev.parley.connection.ConnectionStore;
import dev.parley.connection.ConnectionTemplate;
import dev.parley.connection.UserConnections;
import dev.parley.web.FormView;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/** The connections that admins share with all users. */
record SharedConnections(ConnectionStore store, UserConnections connections) implements ConnectionScope {
    @Override
    public String path() {
        return "/admin/connections";
    }

    @Override
    public String listPath() {
        return "/admin/models";
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public int max() {
        return ConnectionStore.CONNECTIONS_SHARED_MAX;
    }

    @Override
    public boolean offers(ConnectionTemplate template) {
        return true;
    }

    @Override
    public Optional<Connection> find(HttpServletRequest request, long id) {
        return store.findShared(id);
    }

    @Override
    public Optional<Connection> findChecked(HttpServletRequest request, long id) {
        return connections.findUsable(CurrentUser.of(request), id).filter(one -> one.kind() != Kind.OWN);
    }

    @Override
    public Optional<Long> add(HttpServletRequest request, ConnectionDraft draft) {
        return store.addShared(draft);
    }

    @Override
    public void replace(HttpServletRequest request, Connection stored, ConnectionDraft draft) {
        store.replace(stored, Optional.empty(), draft);
    }

    @Override
    public void enable(HttpServletRequest request, Connection stored, boolean isEnabled) {
        store.enable(stored, Optional.empty(), isEnabled);
    }

    @Override
    public void delete(HttpServletRequest request, Connection stored) {
        store.delete(stored, Optional.empty());
    }

    @Override
    public Optional<URI> url(String text, FormView view) {
        return ServerFields.url(text, view, ConnectionForm.URL);
    }

    @Override
    public void lookUp(URI url, FormView view) {
        // The server may be started later, or have a name that only the operator's network knows.
    }

    @Override
    public AuditAction added() {
        return AuditAction.SHARED_CONNECTION_ADDED;
    }

    @Override
    public AuditAction changed() {
        return AuditAction.SHARED_CONNECTION_CHANGED;
    }

    @Override
    public AuditAction deleted() {
        return AuditAction.SHARED_CONNECTION_DELETED;
    }
}
