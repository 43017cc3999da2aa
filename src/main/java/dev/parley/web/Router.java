package dev.parley.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes each request to the servlet for its path. Servlet mappings do not support variables inside a path ({@code
 * /chat/{id}/generate}), so this servlet is mapped to all paths and has the table of routes.
 */
public final class Router extends HttpServlet {
    /** A path template, such as {@code /chat/{id}}, and its methods. */
    public record Route(String template, List<String> methods) {}

    private record Entry(UriTemplate template, Resource resource) {}

    private final transient List<Entry> entries = new ArrayList<>();

    /** Adds a route. The first route that matches a path serves it. */
    public Router route(String template, Resource resource) {
        entries.add(new Entry(new UriTemplate(template), resource));
        return this;
    }

    /** All routes, in matching order. */
    public List<Route> routes() {
        return entries.stream()
                .map(entry -> new Route(entry.template.toString(), entry.resource.methods()))
                .toList();
    }

    /** Whether any route matches this path. */
    public boolean hasPath(String path) {
        return entries.stream().anyMatch(entry -> entry.template.match(path).isPresent());
    }

    @Override
    public void init() throws ServletException {
        for (var entry : entries) {
            entry.resource.init(getServletConfig());
        }
    }

    @Override
    public void destroy() {
        for (var entry : entries) {
            entry.resource.destroy();
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var path = PathParams.of(request);
        for (var entry : entries) {
            var variables = entry.template.match(path);
            if (variables.isPresent()) {
                PathParams.set(request, variables.get());
                entry.resource.service(request, response);
                return;
            }
        }
        throw HttpException.notFound();
    }
}
