package dev.parley.war;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The main class of a process that runs the packaged WAR in Jetty. Arguments: port, WAR, folder. */
final class WarServer {
    private WarServer() {}

    public static void main(String[] arguments) throws Exception {
        var jetty = new Server();
        // On shutdown, wait for open requests, as an installed Jetty does.
        jetty.setStopAtShutdown(true);
        jetty.setStopTimeout(5_000);
        var http = new HttpConfiguration();
        // With the default cache, each connection with a second request takes 98 KB.
        http.setHeaderCacheSize(64);
        var connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        jetty.addConnector(connector);
        var context = new WebAppContext();
        context.setContextPath("/");
        context.setWar(arguments[1]);
        // The first start unpacks the WAR.
        context.setTempDirectory(Path.of(arguments[2]).toFile());
        context.setTempDirectoryPersistent(true);
        context.setThrowUnavailableOnStartupException(true);
        jetty.setHandler(context);
        jetty.start();
        System.out.println("up");
        endWithTheTest();
    }

    /** Standard input is closed when the process of the test ends, even if that is killed. */
    private static void endWithTheTest() throws IOException {
        if (System.in.read() < 0) {
            Runtime.getRuntime().halt(0);
        }
    }
}
