package dev.parley.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Passes each request to the servlet for its path and method. Servlet mappings do not support variables inside a path
 * ({@code /chat/{id}/generate}), so this servlet is mapped to all paths and has the table of routes. A method that no
 * servlet of a path serves gets a 405 with {@code Allow} (RFC 9110, section 15.5.6).
 */
public final class Router extends HttpServlet {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "DELETE");

    /** A path template, such as {@code /chat/{id}}, and its methods. */
    public record Route(String template, List<String> methods) {}

    private record Entry(UriTemplate template, List<Resource> resources) {
        /** In the order of {@code Allow}. */
        List<String> methods() {
            var served = METHODS.stream().filter(method -> resources.stream()
                    .anyMatch(resource -> resource.methods().contains(method)));
            return Stream.concat(served, Stream.of("OPTIONS")).toList();
        }
    }

    private final transient List<Entry> entries = new ArrayList<>();

    /**
     * Adds a route. The first route that matches a path serves it, with the first of its servlets that accepts
     * the request.
     */
    public Router route(String template, Resource... resources) {
        entries.add(new Entry(new UriTemplate(template), List.of(resources)));
        return this;
    }

    /** All routes, in matching order. */
    public List<Route> routes() {
        return entries.stream()
                .map(entry -> new Route(entry.template.toString(), entry.methods()))
                .toList();
    }

    /** Whether any route matches this path. */
    public boolean hasPath(String path) {
        return entries.stream().anyMatch(entry -> entry.template.match(path).isPresent());
    }

    /** Whether a form with files may be sent to this path. */
    public boolean acceptsFiles(String path) {
        return hasResource(path, Resource::acceptsFiles);
    }

    /** Whether the file of a form that is sent to this path is written to disk. */
    public boolean storesUpload(String path) {
        return hasResource(path, Resource::storesUpload);
    }

    private boolean hasResource(String path, Predicate<Resource> wanted) {
        return entries.stream()
                .filter(entry -> entry.template.match(path).isPresent())
                .findFirst()
                .map(entry -> entry.resources.stream().anyMatch(wanted))
                .orElse(false);
    }

    @Override
    public void init() throws ServletException {
        for (var entry : entries) {
            for (var resource : entry.resources) {
                resource.init(getServletConfig());
            }
        }
    }

    @Override
    public void destroy() {
        entries.stream().flatMap(entry -> entry.resources.stream()).forEach(Resource::destroy);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var path = PathParams.path(request);
        for (var entry : entries) {
            var variables = entry.template.match(path);
            if (variables.isPresent()) {
                PathParams.set(request, variables.get());
                serve(entry, request, response);
                return;
            }
        }
        throw HttpException.notFound();
    }

    private static void serve(Entry entry, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var resource =
                entry.resources.stream().filter(one -> one.accepts(request)).findFirst();
        if (resource.isPresent()) {
            resource.get().service(request, response);
            return;
        }
        response.setHeader("Allow", String.join(", ", entry.methods()));
        if (!request.getMethod().equals("OPTIONS")) {
            throw HttpException.methodNotAllowed();
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
