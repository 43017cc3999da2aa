package dev.parley;

import dev.parley.db.MigratedFile;
import dev.parley.provider.DemoModel;
import dev.parley.provider.FakeModel;
import dev.parley.web.Router;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.resource.PathResourceFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.xml.XmlConfiguration;
import org.xml.sax.SAXException;

/**
 * The real application in an embedded Jetty, with a database of its own in a temporary folder. It can be restarted on the
 * same database, as after an update or a crash.
 */
public final class TestServer implements AutoCloseable {
    /** The least that bcrypt allows: signing up is how most tests begin, and not what they are about. */
    private static final int PASSWORD_LOG_ROUNDS = 4;

    /** As {@code mvn jetty:run} has it. */
    private static final XmlConfiguration JETTY = jettyXml();

    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private UnaryOperator<ModelClients> clients = UnaryOperator.identity();
    /** Between two deltas of the demo model. */
    private Duration demoInterval = Duration.ZERO;

    private Clock clock = Clock.system(ZoneId.systemDefault());
    private Server jetty = new Server();
    private final int port = Ports.free();
    private int sendBufferBytes = -1;

    private TestServer() {
        try {
            folder = Files.createTempDirectory("parley-test");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var database = folder.resolve("parley.db");
        MigratedFile.copyTo(database);
        settings.put("PARLEY_DATABASE_URL", "jdbc:sqlite:" + database);
        // All tests come from one address.
        settings.put("PARLEY_LOGIN_FAILURES_MAX", "999999");
        settings.put("PARLEY_SIGNUPS_MAX", "999999");
        // Nothing listens there: whoever needs a model server brings one.
        settings.put("OPENAI_BASE_URL", "http://127.0.0.1:9/v1");
    }

    /** A server whose model server is this scripted model, whatever the id. */
    public static TestServer with(FakeModel model) {
        return configured("PARLEY_DEMO", "on").model(model).start();
    }

    /** A server with the real client of model servers. */
    public static TestServer with(URI openAiBaseUrl) {
        return new TestServer().set("OPENAI_BASE_URL", openAiBaseUrl.toString()).start();
    }

    /** A server without any model server: only the demo model answers. */
    public static TestServer demo() {
        return new TestServer().set("PARLEY_DEMO", "on").start();
    }

    /** Not started yet, to be {@link #set} first. */
    public static TestServer configured(String name, String value) {
        return new TestServer().set(name, value);
    }

    /** One more setting, by the name of its environment variable. */
    public TestServer set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** The default of a setting, where tests have another. */
    public TestServer unset(String name) {
        settings.remove(name);
        return this;
    }

    /** This scripted model instead of a model server. */
    public TestServer model(FakeModel model) {
        clients = real -> real.withModel(model);
        return this;
    }

    /** A demo model that takes its time, as in production. */
    public TestServer slowDemo() {
        demoInterval = DemoModel.INTERVAL;
        return this;
    }

    /** This clock for all that has a date. */
    public TestServer clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * So that a browser that does not read is felt at once, and not after the megabytes that loopback buffers. Every page
     * that is larger takes 40 ms then, for the system waits so long before it says that it has received something.
     */
    public TestServer sendBuffer(int bytes) {
        sendBufferBytes = bytes;
        return this;
    }

    public TestServer start() {
        jetty = new Server();
        configure(jetty);
        // Ends at once: a stream that a test leaves open is no answer that is still to be told.
        jetty.setStopTimeout(0);
        var connector = (ServerConnector) jetty.getConnectors()[0];
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setAcceptedSendBufferSize(sendBufferBytes);
        var context = new WebAppContext();
        context.setContextPath(settings.getOrDefault("context", "/"));
        context.setBaseResourceAsPath(Path.of("webapp").toAbsolutePath());
        context.setTempDirectory(folder.resolve("jetty").toFile());
        context.setParentLoaderPriority(true);
        context.addEventListener(new App(
                this::config,
                config -> clients.apply(ModelClients.of(config).withDemo(new DemoModel(demoInterval))),
                clock,
                PASSWORD_LOG_ROUNDS));
        context.setThrowUnavailableOnStartupException(true);
        jetty.setHandler(context);
        run(jetty::start);
        return this;
    }

    /** Stops and starts again on the same port and database. */
    public void restart() {
        stop();
        start();
    }

    /** Takes the application out of the container first, as a redeployment does, then ends the container. */
    public void stop() {
        run(jetty.getHandler()::stop);
        run(jetty::stop);
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The application's routes, as it registered them. */
    public List<Router.Route> routes() {
        try {
            var context = (WebAppContext) jetty.getHandler();
            var servlet = context.getServletHandler().getServlet("router").getServlet();
            return ((Router) servlet).routes();
        } catch (ServletException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Threads that serve a request right now, and those few that wait for new ones. */
    public int busyThreads() {
        return jetty.getThreadPool().getThreads() - jetty.getThreadPool().getIdleThreads();
    }

    /** Whether a thread is of those that answer requests here. */
    public boolean isServedBy(Thread thread) {
        return jetty.getThreadPool() instanceof QueuedThreadPool pool
                && thread.getName().startsWith(pool.getName() + "-");
    }

    /** Where the data is. */
    public Path folder() {
        return folder;
    }

    /** Someone who has just signed up. */
    public Person signUp(String name) {
        return new Person(url(""), name).signsUp();
    }

    /** Someone without an account. */
    public Person visitor() {
        return new Person(url(""), "visitor");
    }

    @Override
    public void close() {
        stop();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Config config() {
        return new ConfigReader(name -> Optional.ofNullable(settings.get(name))).config();
    }

    /** One at a time: a configuration remembers what it made. */
    private static synchronized void configure(Server jetty) {
        run(() -> JETTY.configure(jetty));
    }

    private static XmlConfiguration jettyXml() {
        try {
            return new XmlConfiguration(new PathResourceFactory().newResource(Path.of("src/jetty/jetty.xml")));
        } catch (IOException | SAXException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void run(Work work) {
        try {
            work.run();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
