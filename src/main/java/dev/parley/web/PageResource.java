package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page that needs no data. */
public final class PageResource extends Resource {
    private final transient View view;
    private final String template;

    public PageResource(View view, String template) {
        this.view = view;
        this.template = template;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        view.page(request, template).to(response);
    }
}
