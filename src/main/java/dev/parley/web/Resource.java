package dev.parley.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The base of all servlets: one URL, a method for each verb that it knows, a {@link Problem} for the others. A browser's
 * form cannot send DELETE; a field {@code _method=delete} in a POST says the same.
 */
public abstract class Resource extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> doGet(request, response);
            case "POST" -> {
                if (Form.of(request).text("_method").equals("delete")) doDelete(request, response);
                else doPost(request, response);
            }
            case "DELETE" -> doDelete(request, response);
            default -> throw Problem.methodNotAllowed();
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        throw Problem.methodNotAllowed();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        throw Problem.methodNotAllowed();
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        throw Problem.methodNotAllowed();
    }
}
