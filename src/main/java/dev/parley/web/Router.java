package dev.parley.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands each request to the servlet whose path it has. Servlet mappings know no variables in the middle of a path
 * ({@code /chat/{id}/generate}), so one servlet is mapped to everything and the table stands here.
 */
public final class Router extends HttpServlet {
    /** A URL, such as {@code /chat/{id}}, and the methods that it serves. */
    public record Route(String template, List<String> methods) {}

    private record Entry(UriTemplate template, Resource resource) {}

    private final transient List<Entry> entries = new ArrayList<>();

    /** Adds a route; the first one that fits a path serves it. */
    public Router route(String template, Resource resource) {
        entries.add(new Entry(new UriTemplate(template), resource));
        return this;
    }

    /** All routes, in the order in which they are tried. */
    public List<Route> routes() {
        return entries.stream()
                .map(entry -> new Route(entry.template.toString(), entry.resource.methods()))
                .toList();
    }

    /** Whether any route has this path. */
    public boolean hasPath(String path) {
        return entries.stream().anyMatch(entry -> entry.template.match(path).isPresent());
    }

    @Override
    public void init() throws ServletException {
        for (var entry : entries) entry.resource.init(getServletConfig());
    }

    @Override
    public void destroy() {
        for (var entry : entries) entry.resource.destroy();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var path = Path.of(request);
        for (var entry : entries) {
            var variables = entry.template.match(path);
            if (variables.isPresent()) {
                Path.set(request, variables.get());
                entry.resource.service(request, response);
                return;
            }
        }
        throw Problem.notFound();
    }
}
