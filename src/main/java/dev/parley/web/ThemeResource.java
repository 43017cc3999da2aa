package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /theme}: stores the theme ({@code theme}) and redirects back to the page of the form ({@code next}). */
public final class ThemeResource extends Resource {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        Theme.parse(form.line("theme")).orElseThrow(HttpException::badRequest).save(request, response);
        Htmx.redirect(request, response, form.path("next").orElse("/"));
    }
}
