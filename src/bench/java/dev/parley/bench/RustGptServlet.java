package dev.parley.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.markdown.Markdown;
import dev.parley.web.ServerSentEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** Streams answers in RustGPT's way: renders and sends the whole answer at each delta. */
final class RustGptServlet extends BaselineServlet {
    private static final long serialVersionUID = 1L;

    private final transient ObjectMapper json = new ObjectMapper();
    private final transient Markdown markdown = new Markdown();

    RustGptServlet(CloseableHttpClient client, URI model, Executor threads) {
        super(client, model, threads);
    }

    @Override
    void stream(InputStream from, OutputStream to) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8));
        var text = new StringBuilder();
        long id = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith("data: {")) {
                continue;
            }
            var delta = json.readTree(line.substring("data: ".length()));
            text.append(
                    delta.path("choices").path(0).path("delta").path("content").asText(""));
            to.write(ServerSentEvent.encode(
                    "message", ++id, markdown.render(text.toString()).html()));
            to.flush();
        }
    }
}
