package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page that needs no data. */
public final class StaticPageResource extends Resource {
    private final transient Templates templates;
    private final String template;

    public StaticPageResource(Templates templates, String template) {
        this.templates = templates;
        this.template = template;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        templates.page(request, template).send(response);
    }
}
