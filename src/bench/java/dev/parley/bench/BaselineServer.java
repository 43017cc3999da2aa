package dev.parley.bench;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Serves the baselines: {@code /pass} copies bytes, {@code /rustgpt} renders the whole answer at each delta.
 *
 * <p>It runs in its own process, with the container, HTTP client and kind of threads that Parley uses. Arguments: port, base
 * URL of the model server.
 */
final class BaselineServer {
    private static final int CONNECTIONS_MAX = 4_000;

    private BaselineServer() {}

    public static void main(String[] arguments) throws Exception {
        var jetty = new Server();
        var connector = new ServerConnector(jetty);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        jetty.addConnector(connector);
        var model = URI.create(arguments[1] + "/chat/completions");
        var context = new ServletContextHandler();
        context.addServlet(asynchronous(new PassThroughServlet(client(), model, threads())), "/pass");
        context.addServlet(asynchronous(new RustGptServlet(client(), model, threads())), "/rustgpt");
        jetty.setHandler(context);
        jetty.start();
        System.out.println("up");
        if (System.in.read() < 0) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static ServletHolder asynchronous(BaselineServlet servlet) {
        var holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        return holder;
    }

    private static CloseableHttpClient client() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(CONNECTIONS_MAX)
                        .setMaxConnPerRoute(CONNECTIONS_MAX)
                        .build())
                .disableContentCompression()
                .build();
    }

    /** Virtual threads from Java 21 on, by reflection because the code is compiled for Java 17. */
    private static Executor threads() throws IOException {
        if (Runtime.version().feature() < 21) {
            return Executors.newCachedThreadPool();
        }
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
    }
}
