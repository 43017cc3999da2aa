package dev.parley.connection.web;

import dev.parley.account.CurrentUser;
import dev.parley.audit.AuditAction;
import dev.parley.connection.Connection;
import dev.parley.connection.Connection.Kind;
import dev.parley.connection.ConnectionDraft;
import dev.parley.connection.ConnectionStore;
import dev.parley.connection.ConnectionTemplate;
import dev.parley.connection.UserConnections;
import dev.parley.outbound.ServerLookup;
import dev.parley.outbound.UserUrls;
import dev.parley.provider.BaseUrls;
import dev.parley.web.FormView;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/** The connections that users add for themselves, if the configuration allows it. */
record OwnConnections(ConnectionStore store, UserConnections connections, UserUrls urls, ServerLookup lookup)
        implements ConnectionScope {
    @Override
    public String path() {
        return "/settings/connections";
    }

    @Override
    public String listPath() {
        return path();
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return urls.areAny();
    }

    @Override
    public int max() {
        return ConnectionStore.CONNECTIONS_PER_USER_MAX;
    }

    @Override
    public boolean offers(ConnectionTemplate template) {
        return template.url().isEmpty() || urls.isAllowed(URI.create(template.url()));
    }

    @Override
    public Optional<Connection> find(HttpServletRequest request, long id) {
        return connections.find(CurrentUser.of(request), id).filter(one -> one.kind() == Kind.OWN);
    }

    @Override
    public Optional<Connection> findChecked(HttpServletRequest request, long id) {
        return connections.findUsable(CurrentUser.of(request), id).filter(one -> one.kind() == Kind.OWN);
    }

    @Override
    public Optional<Long> add(HttpServletRequest request, ConnectionDraft draft) {
        return store.add(CurrentUser.of(request), draft);
    }

    @Override
    public void replace(HttpServletRequest request, Connection stored, ConnectionDraft draft) {
        store.replace(stored, CurrentUser.find(request), draft);
    }

    @Override
    public void enable(HttpServletRequest request, Connection stored, boolean isEnabled) {
        store.enable(stored, CurrentUser.find(request), isEnabled);
    }

    @Override
    public void delete(HttpServletRequest request, Connection stored) {
        store.delete(stored, CurrentUser.find(request));
    }

    @Override
    public Optional<URI> url(String text, FormView view) {
        var url = urls.allowed(text).map(BaseUrls::withoutEndpoint);
        if (url.isEmpty()) {
            view.reject(ConnectionForm.URL, urls.areAny() ? "settings.server.malformed" : "settings.server.forbidden");
        }
        return url;
    }

    @Override
    public void lookUp(URI url, FormView view) {
        switch (lookup.lookUp(url.getHost())) {
            case ALLOWED -> {}
            case REFUSED -> view.reject(ConnectionForm.URL, "settings.server.private");
            case UNKNOWN -> view.reject(ConnectionForm.URL, "settings.server.unknown");
        }
    }

    @Override
    public AuditAction added() {
        return AuditAction.CONNECTION_ADDED;
    }

    @Override
    public AuditAction changed() {
        return AuditAction.CONNECTION_CHANGED;
    }

    @Override
    public AuditAction deleted() {
        return AuditAction.CONNECTION_DELETED;
    }
}
