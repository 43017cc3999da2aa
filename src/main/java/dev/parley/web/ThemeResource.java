package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /theme}: how pages look from now on ({@code theme}), then back to the page that asked ({@code next}). */
public final class ThemeResource extends Resource {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        Theme.named(form.line("theme")).orElseThrow(Problem::badRequest).keep(request, response);
        Htmx.redirect(request, response, form.path("next").orElse("/"));
    }
}
