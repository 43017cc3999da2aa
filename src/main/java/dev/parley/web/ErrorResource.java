package dev.parley.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /error?code=404}: explains a status. The container forwards its own errors here too. */
public final class ErrorResource extends Resource {
    private final transient ErrorPage page;

    public ErrorResource(ErrorPage page) {
        this.page = page;
    }

    /** An error dispatch keeps the method of the failed request. */
    @Override
    public boolean accepts(HttpServletRequest request) {
        return isErrorDispatch(request) || super.accepts(request);
    }

    @Override
    public void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (isErrorDispatch(request)) {
            doGet(request, response);
        } else {
            super.service(request, response);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page.send(request, response, HttpException.ofStatus(status(request)));
    }

    private static boolean isErrorDispatch(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ERROR;
    }

    private static int status(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status && status >= 400) {
            return status;
        }
        var code = Form.query(request).text("code");
        return code.matches("[45][0-9]{2}") ? Integer.parseInt(code) : 404;
    }
}
