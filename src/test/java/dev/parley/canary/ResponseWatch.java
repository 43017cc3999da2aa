package dev.parley.canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Looks for secrets in the headers and bodies of all responses. They are not compressed, so that it can read them. */
final class ResponseWatch extends Handler.Wrapper {
    private static final Pattern COOKIE = Pattern.compile("([^=]*)=([^;]*)");
    /** Longer than any secret, so that none is overlooked between two writes. */
    private static final int OVERLAP_CHARS = 100;

    private final Canary canary;

    ResponseWatch(Handler application, Canary canary) {
        super(application);
        this.canary = canary;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var plain = new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return HttpFields.build(super.getHeaders())
                        .remove(HttpHeader.ACCEPT_ENCODING)
                        .asImmutable();
            }
        };
        return super.handle(plain, new Watched(plain, response), callback);
    }

    private final class Watched extends Response.Wrapper {
        private String end = "";
        private boolean isBegun;

        Watched(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean isLast, ByteBuffer content, Callback callback) {
            var place = "response to " + getRequest().getHttpURI().getPath();
            if (!isBegun) {
                isBegun = true;
                getHeaders().forEach(this::header);
            }
            if (content != null && content.hasRemaining()) {
                var text = end + UTF_8.decode(content.duplicate());
                canary.search(text, place);
                end = text.substring(Math.max(0, text.length() - OVERLAP_CHARS));
            }
            if (isLast) {
                canary.responseEnded();
            }
            super.write(isLast, content, callback);
        }

        private void header(HttpField field) {
            if (field.getHeader() == HttpHeader.SET_COOKIE) {
                var cookie = COOKIE.matcher(field.getValue());
                // The form for signing up contains the token of the invitation, too.
                if (cookie.lookingAt() && !cookie.group(1).equals("invitation")) {
                    canary.cookieSet(cookie.group(2));
                }
            } else {
                canary.search(field.getValue(), "header " + field.getName());
            }
        }
    }
}
