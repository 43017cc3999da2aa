package dev.parley.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.Executor;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** Copies bytes and understands nothing: what a servlet can do at most. */
final class PassThrough extends PeerServlet {
    private static final long serialVersionUID = 1L;

    PassThrough(CloseableHttpClient client, URI model, Executor threads) {
        super(client, model, threads);
    }

    @Override
    void copy(InputStream from, OutputStream to) throws IOException {
        var bytes = new byte[8 * 1024];
        for (int read = from.read(bytes); read >= 0; read = from.read(bytes)) {
            to.write(bytes, 0, read);
            to.flush();
        }
    }
}
