package dev.parley.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.Executor;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** Copies the bytes of the model server: the upper limit for a servlet. */
final class PassThroughServlet extends BaselineServlet {
    private static final long serialVersionUID = 1L;

    PassThroughServlet(CloseableHttpClient client, URI model, Executor threads) {
        super(client, model, threads);
    }

    @Override
    void stream(InputStream from, OutputStream to) throws IOException {
        var bytes = new byte[8 * 1024];
        for (int read = from.read(bytes); read >= 0; read = from.read(bytes)) {
            to.write(bytes, 0, read);
            to.flush();
        }
    }
}
