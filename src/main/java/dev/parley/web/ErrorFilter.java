package dev.parley.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outermost filter: turns every exception into a status with a message, never a stack trace. */
public final class ErrorFilter extends HttpFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorFilter.class);

    private final transient ErrorPage page;

    public ErrorFilter(ErrorPage page) {
        this.page = page;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (HttpException e) {
            answer(request, response, e);
        } catch (IOException e) {
            // The browser disconnected or ended its request early, so there is no one to send a response to.
            LOG.debug("{} {} was aborted", request.getMethod(), PathParams.loggedPath(request), e);
            if (!response.isCommitted()) {
                answer(request, response, HttpException.badRequest());
            }
        } catch (Exception | StackOverflowError e) {
            LOG.error("{} {} failed", request.getMethod(), PathParams.loggedPath(request), e);
            answer(request, response, HttpException.ofStatus(500));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, HttpException error)
            throws IOException {
        if (response.isCommitted() || request.isAsyncStarted()) {
            return;
        }
        response.resetBuffer();
        page.send(request, response, error);
    }
}
