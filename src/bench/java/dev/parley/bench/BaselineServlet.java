package dev.parley.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.Executor;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Requests an answer from the model server in another thread, and streams it as the subclass defines. */
abstract class BaselineServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient CloseableHttpClient client;
    private final transient URI model;
    private final transient Executor threads;

    BaselineServlet(CloseableHttpClient client, URI model, Executor threads) {
        this.client = client;
        this.model = model;
        this.threads = threads;
    }

    /** Streams the model server's events to the browser until their end. */
    abstract void stream(InputStream from, OutputStream to) throws IOException;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        var question = "{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"play-"
                + request.getParameter("play") + ".\"}]}";
        response.setContentType("text/event-stream;charset=UTF-8");
        var async = request.startAsync();
        async.setTimeout(0);
        threads.execute(() -> {
            var post = new HttpPost(model);
            post.setEntity(new StringEntity(question, ContentType.APPLICATION_JSON));
            try {
                client.execute(post, answer -> {
                    stream(answer.getEntity().getContent(), response.getOutputStream());
                    return 0;
                });
            } catch (IOException e) {
                log("An answer was aborted", e);
            }
            async.complete();
        });
    }
}
