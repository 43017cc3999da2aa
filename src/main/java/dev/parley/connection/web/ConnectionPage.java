package dev.parley.connection.web;

import dev.parley.account.PasswordConfirmation;
import dev.parley.connection.Connection;
import dev.parley.connection.ConnectionDraft;
import dev.parley.connection.ConnectionTemplate;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Renders the page with the form of a connection. */
record ConnectionPage(Templates templates, ConnectionScope scope) {
    /**
     * A template as pages show it.
     *
     * @param label empty for other servers
     * @param local see {@link ConnectionTemplate#isLocal}
     */
    public record Option(String code, String label, boolean local) {
        private static Option of(ConnectionTemplate template) {
            return new Option(template.code(), template.label(), template.isLocal());
        }
    }

    /** A new connection. */
    PageResponse of(HttpServletRequest request, FormView form, ConnectionTemplate template) {
        var offered = Arrays.stream(ConnectionTemplate.values())
                .filter(scope::offers)
                .map(Option::of)
                .toList();
        return page(request, form, Optional.empty()).with("templates", offered).with("template", Option.of(template));
    }

    /** A stored connection. */
    PageResponse of(HttpServletRequest request, FormView form, Connection stored) {
        return page(request, form, Optional.of(stored)).with("templates", List.of());
    }

    private PageResponse page(HttpServletRequest request, FormView form, Optional<Connection> stored) {
        return templates
                .page(request, "connection/form")
                .with("form", form)
                .with("path", scope.path())
                .with("listPath", scope.listPath())
                .with("shared", scope.isShared())
                .with("stored", stored.orElse(null))
                .with(
                        "keyTail",
                        stored.flatMap(Connection::apiKey)
                                .map(ConnectionRow::tail)
                                .orElse(""));
    }

    /**
     * Asks for the password and looks up the host, if the form has no errors; errors are added to its view.
     *
     * @return the status of the page if there are errors
     */
    int confirm(
            HttpServletRequest request,
            PasswordConfirmation confirmation,
            FormView view,
            Optional<ConnectionDraft> draft) {
        if (draft.isEmpty()) {
            return 422;
        }
        try {
            confirmation.require(request);
        } catch (HttpException e) {
            view.reject(PasswordConfirmation.FIELD, e);
            return e.status();
        }
        scope.lookUp(draft.get().baseUrl(), view);
        return 422;
    }

    /** To the list, which then confirms the change. */
    void redirect(HttpServletRequest request, HttpServletResponse response, String change) {
        Htmx.redirect(request, response, scope.listPath() + "?done=" + change);
    }
}
