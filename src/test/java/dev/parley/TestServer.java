package dev.parley;

import dev.parley.canary.Canary;
import dev.parley.concurrent.Ticker;
import dev.parley.db.Engine;
import dev.parley.db.TestDatabase;
import dev.parley.outbound.UserUrls;
import dev.parley.provider.ChatModel;
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
 * The real application in an embedded Jetty, with its own database in a temporary folder. It can be restarted with the
 * same database, like after an update or a crash.
 */
public final class TestServer implements AutoCloseable {
    /** The minimum of bcrypt, because most tests begin with a sign-up. */
    private static final int PASSWORD_LOG_ROUNDS = 4;

    private static final String SECRET_KEY = "A".repeat(43) + "=";

    /** The same configuration as for {@code mvn jetty:run}. */
    private static final XmlConfiguration JETTY = jettyXml();

    private final Path folder;
    private final TestDatabase database;
    private final Map<String, String> settings = new HashMap<>();
    private UnaryOperator<ModelClients> clients = UnaryOperator.identity();
    private UnaryOperator<UserUrls> userUrls = UnaryOperator.identity();
    /** The time between two deltas of the demo model. */
    private Duration demoInterval = Duration.ZERO;

    private Clock clock = Clock.system(ZoneId.systemDefault());
    private Server jetty = new Server();
    private final int port = Ports.free();
    private int sendBufferBytes = -1;
    /** Without a trailing slash. */
    private String contextPath = "";

    private TestServer(Engine engine) {
        try {
            folder = Files.createTempDirectory("parley-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = engine.create();
        var connection = database.settings();
        settings.put("PARLEY_DATABASE_URL", connection.url());
        connection.user().ifPresent(user -> settings.put("PARLEY_DATABASE_USER", user));
        connection.password().ifPresent(password -> settings.put("PARLEY_DATABASE_PASSWORD", password));
        if (engine == Engine.POSTGRESQL) {
            settings.put("PARLEY_SECRET_KEY", SECRET_KEY);
        }
        // All requests of tests come from one address.
        settings.put("PARLEY_LOGIN_FAILURES_MAX", "999999");
        settings.put("PARLEY_SIGNUPS_MAX", "999999");
        settings.put("PARLEY_QUESTIONS_PER_MINUTE", "999999");
        // Nothing listens at this address; tests that need a model server set another one.
        settings.put("OPENAI_BASE_URL", "http://127.0.0.1:9/v1");
    }

    /** A server that uses this scripted model instead of a model server, for all model ids. */
    public static TestServer with(FakeModel model) {
        return configured("PARLEY_DEMO", "on").model(model).start();
    }

    /** A server with the real client for model servers. */
    public static TestServer with(URI openAiBaseUrl) {
        return new TestServer(Engine.current())
                .set("OPENAI_BASE_URL", openAiBaseUrl.toString())
                .start();
    }

    /** A server without a model server, so only the demo model answers. */
    public static TestServer demo() {
        return new TestServer(Engine.current()).set("PARLEY_DEMO", "on").start();
    }

    /** A server on this database that is not started yet. */
    public static TestServer on(Engine engine) {
        return new TestServer(engine);
    }

    /** A server that is not started yet, to be configured with {@link #set}. */
    public static TestServer configured(String name, String value) {
        return new TestServer(Engine.current()).set(name, value);
    }

    /** Sets a value, by the name of its environment variable. */
    public TestServer set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Restores the default of a setting for which tests have another value. */
    public TestServer unset(String name) {
        settings.remove(name);
        return this;
    }

    /** Uses this model instead of the model server's. */
    public TestServer model(ChatModel model) {
        clients = real -> real.withModel(model);
        return this;
    }

    /** Uses these rules for the servers of users. */
    public TestServer userUrls(UnaryOperator<UserUrls> change) {
        userUrls = change;
        return this;
    }

    /** Uses the demo model at its real speed. */
    public TestServer slowDemo() {
        demoInterval = DemoModel.INTERVAL;
        return this;
    }

    /** Serves the application below this path, such as {@code /parley}. */
    public TestServer below(String path) {
        contextPath = path;
        return this;
    }

    /** Uses this clock for all dates. */
    public TestServer clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Limits the send buffer, so that a browser that does not read blocks at once and not after megabytes in the
     * loopback buffers. Every page that is larger then takes 40 ms, because of the system's delayed acknowledgements.
     */
    public TestServer sendBuffer(int bytes) {
        sendBufferBytes = bytes;
        return this;
    }

    public TestServer start() {
        jetty = new Server();
        configure(jetty);
        // Stop at once, without waiting for streams that a test has left open.
        jetty.setStopTimeout(0);
        var connector = (ServerConnector) jetty.getConnectors()[0];
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setAcceptedSendBufferSize(sendBufferBytes);
        var context = new WebAppContext();
        context.setContextPath(contextPath.isEmpty() ? "/" : contextPath);
        context.setBaseResourceAsPath(Path.of("webapp").toAbsolutePath());
        context.setTempDirectory(folder.resolve("jetty").toFile());
        context.setParentLoaderPriority(true);
        context.addEventListener(new App(
                this::config,
                (config, time, ticker) ->
                        clients.apply(ModelClients.of(config, userUrls.apply(config.userUrls()), time, ticker)
                                .withDemo(new DemoModel(demoInterval))),
                clock,
                Ticker.SYSTEM,
                PASSWORD_LOG_ROUNDS));
        context.setThrowUnavailableOnStartupException(true);
        jetty.setHandler(
                Canary.running().map(canary -> canary.watching(context)).orElse(context));
        run(jetty::start);
        return this;
    }

    /** Stops and starts again on the same port and database. */
    public void restart() {
        stop();
        start();
    }

    /** Undeploys the application first, like a redeployment, then stops the container. */
    public void stop() {
        run(jetty.getDescendant(WebAppContext.class)::stop);
        run(jetty::stop);
    }

    /** The URL of a path of the application. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + contextPath + path);
    }

    /** The application's registered routes. */
    public List<Router.Route> routes() {
        try {
            var context = jetty.getDescendant(WebAppContext.class);
            var servlet = context.getServletHandler().getServlet("router").getServlet();
            return ((Router) servlet).routes();
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number of threads that serve a request, and the few that wait for requests. */
    public int busyThreads() {
        return jetty.getThreadPool().getThreads() - jetty.getThreadPool().getIdleThreads();
    }

    /** Whether a thread serves requests of this server. */
    public boolean isServedBy(Thread thread) {
        return jetty.getThreadPool() instanceof QueuedThreadPool pool
                && thread.getName().startsWith(pool.getName() + "-");
    }

    public TestDatabase database() {
        return database;
    }

    /** Signs up a new user. */
    public Person signUp(String name) {
        return new Person(url(""), name).signsUp();
    }

    /** A visitor without an account. */
    public Person visitor() {
        return new Person(url(""), "visitor");
    }

    @Override
    public void close() {
        stop();
        Canary.running().ifPresent(canary -> canary.search(database));
        database.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Config config() {
        return new ConfigReader(name -> Optional.ofNullable(settings.get(name))).config();
    }

    /** Synchronized, because a configuration keeps the objects it has created. */
    private static synchronized void configure(Server jetty) {
        run(() -> JETTY.configure(jetty));
    }

    private static XmlConfiguration jettyXml() {
        try {
            return new XmlConfiguration(new PathResourceFactory().newResource(Path.of("src/jetty/jetty.xml")));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void run(Work work) {
        try {
            work.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
