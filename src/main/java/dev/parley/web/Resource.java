package dev.parley.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The base class of all servlets. Each has one URL and serves the methods whose {@code doGet}, {@code doPost} or {@code
 * doDelete} it overrides. Other methods get a 405 with {@code Allow} (RFC 9110, section 15.5.6). HTML forms cannot send
 * DELETE, so a POST with the field {@code _method=delete} counts as DELETE.
 */
public abstract class Resource extends HttpServlet {
    private final transient List<String> methods = methods(getClass());

    /** The methods that this URL serves, in the order of {@code Allow}. HEAD is included if GET is. */
    public final List<String> methods() {
        return methods;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var method = method(request);
        if (!methods.contains(method)) {
            response.setHeader("Allow", String.join(", ", methods));
            throw HttpException.methodNotAllowed();
        }
        switch (method) {
            case "GET" -> doGet(request, response);
            case "HEAD" -> doHead(request, response);
            case "POST" -> doPost(request, response);
            case "DELETE" -> doDelete(request, response);
            default -> doOptions(request, response);
        }
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Allow", String.join(", ", methods));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static String method(HttpServletRequest request) throws IOException {
        var method = request.getMethod();
        return method.equals("POST") && Form.of(request).text("_method").equals("delete") ? "DELETE" : method;
    }

    private static List<String> methods(Class<?> resource) {
        var methods = new ArrayList<String>();
        if (overrides(resource, "doGet")) {
            methods.addAll(List.of("GET", "HEAD"));
        }
        if (overrides(resource, "doPost")) {
            methods.add("POST");
        }
        if (overrides(resource, "doDelete")) {
            methods.add("DELETE");
        }
        methods.add("OPTIONS");
        return List.copyOf(methods);
    }

    private static boolean overrides(Class<?> resource, String handler) {
        for (Class<?> type = resource; type != Resource.class; type = type.getSuperclass()) {
            if (Arrays.stream(type.getDeclaredMethods())
                    .anyMatch(method -> method.getName().equals(handler))) {
                return true;
            }
        }
        return false;
    }
}
