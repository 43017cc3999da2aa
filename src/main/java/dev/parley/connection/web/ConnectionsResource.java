package dev.parley.connection.web;

import dev.parley.account.CurrentUser;
import dev.parley.connection.UserConnections;
import dev.parley.provider.ModelCatalogue;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /settings/connections}: the connections of the user with their states. It does not wait for model servers. */
public final class ConnectionsResource extends Resource {
    private final transient Templates templates;
    private final transient UserConnections connections;
    private final transient ModelCatalogue catalogue;
    private final transient ConnectionScope own;

    ConnectionsResource(
            Templates templates, UserConnections connections, ModelCatalogue catalogue, ConnectionScope own) {
        this.templates = templates;
        this.connections = connections;
        this.catalogue = catalogue;
        this.own = own;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var translations = Translations.of(request);
        var user = CurrentUser.of(request);
        var rows = ConnectionRow.of(connections.all(user), connections, catalogue, translations);
        var done =
                switch (Form.query(request).text("done")) {
                    case "saved" -> translations.text("connections.done.saved");
                    case "deleted" -> translations.text("connections.done.deleted");
                    case "key-saved" -> translations.text("connections.done.key-saved");
                    case "key-removed" -> translations.text("connections.done.key-removed");
                    default -> "";
                };
        var page = templates
                .page(request, "connection/list")
                .with("rows", rows)
                .with("fetching", rows.stream().anyMatch(ConnectionRow::fetching))
                .with("open", own.isOpen())
                .with("done", done);
        if (Htmx.isFragmentRequest(request)) {
            page.sendFragment(response, "rows");
        } else {
            page.send(response);
        }
    }
}
