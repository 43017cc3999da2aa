package dev.parley.war;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ListenerHolder;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty with the packed WAR, as a process of its own, which brings every class of its own. Arguments: port, WAR, folder. */
final class WarServer {
    private WarServer() {}

    public static void main(String[] arguments) throws Exception {
        var jetty = new Server();
        // As an installed Jetty does: told to end, it gives what is under way some time.
        jetty.setStopAtShutdown(true);
        jetty.setStopTimeout(5_000);
        var http = new HttpConfiguration();
        // README's advice for an installed Jetty: its default takes 98 KB for each connection that asks twice.
        http.setHeaderCacheSize(64);
        var connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        jetty.addConnector(connector);
        var context = new WebAppContext();
        context.setContextPath("/");
        context.setWar(arguments[1]);
        // Unpacked once, by the first start.
        context.setTempDirectory(Path.of(arguments[2]).toFile());
        context.setTempDirectoryPersistent(true);
        // By its name: looking through every jar for annotations would double the time of a start.
        var app = new ListenerHolder();
        app.setClassName("dev.parley.App");
        context.getServletHandler().addListener(app);
        context.setThrowUnavailableOnStartupException(true);
        jetty.setHandler(context);
        jetty.start();
        System.out.println("up");
        endWithTheTest();
    }

    /** Standard input ends when the test's process does, however that ends. */
    private static void endWithTheTest() throws IOException {
        if (System.in.read() < 0) {
            Runtime.getRuntime().halt(0);
        }
    }
}
