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
    private record Route(UriTemplate template, Resource resource) {}

    private final transient List<Route> routes = new ArrayList<>();

    /** Adds a route; the first one that fits a path serves it. */
    public Router route(String template, Resource resource) {
        routes.add(new Route(new UriTemplate(template), resource));
        return this;
    }

    @Override
    public void init() throws ServletException {
        for (var route : routes) route.resource.init(getServletConfig());
    }

    @Override
    public void destroy() {
        for (var route : routes) route.resource.destroy();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var path = Path.of(request);
        for (var route : routes) {
            var variables = route.template.match(path);
            if (variables.isPresent()) {
                Path.set(request, variables.get());
                route.resource.service(request, response);
                return;
            }
        }
        throw Problem.notFound();
    }
}
