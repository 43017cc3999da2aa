package dev.parley.jetty;

import dev.parley.web.HttpException;
import dev.parley.web.SecurityHeaders;
import dev.parley.web.Translations;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.StringUtil;
import org.jspecify.annotations.Nullable;

/**
 * The response to a request that Jetty refuses itself (400, 414, 417, 431 and others). It has Parley's messages and
 * headers, and contains neither the name of the server nor any part of the request.
 *
 * <p>The page has no {@code <meta>}, because htmx would swap it in: a request from htmx is not recognized when its
 * headers cannot be parsed.
 */
public final class ContainerErrors extends ErrorHandler {
    private static final Map<String, String> HEADERS = SecurityHeaders.of(false);

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s">
            <title>%d - Parley</title>
            <link rel="stylesheet" href="/assets/app.css">
            <main class="mx-auto grid w-full max-w-xl flex-1 place-content-center px-4 py-20 text-center sm:px-6">
              <p class="text-6xl font-semibold tracking-tight text-accent">%d</p>
              <h1 class="mt-4 text-2xl font-semibold tracking-tight text-balance">%s</h1>
              <p class="mt-8"><a class="btn" href="/">%s</a></p>
            </main>
            </html>
            """;

    private static final String TOAST = """
            <div class="toast" data-status="%d"><p>%s</p></div>
            """;

    /** Returns true for all methods, including refused and unknown ones. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateCacheControl(Response response) {
        HEADERS.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        var translations = Translations.in(Translations.language(Request.getLocales(request)));
        var error = HttpException.ofStatus(status).message(translations);
        var accept =
                Optional.ofNullable(request.getHeaders().get(HttpHeader.ACCEPT)).orElse("");
        if (accept.startsWith("text/event-stream") || accept.startsWith("application/json")) {
            send(response, "text/plain", error + "\n", callback);
        } else if (request.getHeaders().contains("HX-Request")) {
            send(response, "text/html", TOAST.formatted(status, StringUtil.sanitizeXmlString(error)), callback);
        } else {
            send(response, "text/html", page(translations, status, error), callback);
        }
    }

    private static String page(Translations translations, int status, String error) {
        var language = translations.locale().getLanguage();
        var home = StringUtil.sanitizeXmlString(translations.text("error.home"));
        return PAGE.formatted(language, status, status, StringUtil.sanitizeXmlString(error), home);
    }

    private static void send(Response response, String type, String text, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type + ";charset=UTF-8");
        response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
    }
}
