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
 * The base class of all servlets. Each serves the methods whose {@code doGet}, {@code doPost} or {@code doDelete} it
 * overrides; several can share a URL, see {@link Router}. HTML forms cannot send DELETE, so a POST with the field {@code
 * _method=delete} counts as DELETE.
 */
public abstract class Resource extends HttpServlet {
    private final transient List<String> methods = methods(getClass());

    /** The methods that this servlet serves. HEAD is included if GET is. */
    public final List<String> methods() {
        return methods;
    }

    /** Whether this servlet serves the request. Several servlets at one URL differ in methods or in fields of the form. */
    public boolean accepts(HttpServletRequest request) {
        return methods.contains(method(request));
    }

    /** Whether the forms of this servlet may have files: then the body may be larger, see {@link BodyLimits#ofFiles}. */
    public boolean acceptsFiles() {
        return false;
    }

    /**
     * Whether the form of this servlet has one file that is written to disk while it arrives, see {@link ReceivedFile#take},
     * and no other field.
     */
    public boolean storesUpload() {
        return false;
    }

    @Override
    public void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        switch (method(request)) {
            case "GET" -> doGet(request, response);
            case "HEAD" -> doHead(request, response);
            case "POST" -> doPost(request, response);
            case "DELETE" -> doDelete(request, response);
            default -> throw HttpException.methodNotAllowed();
        }
    }

    /** The method of a request. */
    protected static String method(HttpServletRequest request) {
        var method = request.getMethod();
        return method.equals("POST")
                        && !ApiPath.is(request)
                        && Form.of(request).text("_method").equals("delete")
                ? "DELETE"
                : method;
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
