package dev.parley;

import dev.parley.concurrent.Ticker;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the application. {@code web.xml} names this class, so that no container need scan for annotations. */
public final class App implements ServletContextListener {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    private static final String STARTED = App.class.getName();

    /** The cost factor of bcrypt: about 50 ms for each login on a small machine. */
    private static final int PASSWORD_LOG_ROUNDS = 10;

    /** Creates the clients of model servers; tests replace some of them. */
    interface ClientFactory {
        ModelClients create(Config config, Clock clock, Ticker ticker);
    }

    private final Supplier<Config> configuration;
    private final ClientFactory clients;
    private final Clock clock;
    private final Ticker ticker;
    private final int passwordLogRounds;
    private Optional<Features> features = Optional.empty();
    private Optional<ShutdownHook> hook = Optional.empty();

    /** Used by the container. Reads the configuration from the environment. */
    public App() {
        this(
                ConfigReader::read,
                ModelClients::of,
                Clock.system(ZoneId.systemDefault()),
                Ticker.SYSTEM,
                PASSWORD_LOG_ROUNDS);
    }

    /** All dates and durations come from these two clocks. */
    App(Supplier<Config> configuration, ClientFactory clients, Clock clock, Ticker ticker, int passwordLogRounds) {
        this.configuration = configuration;
        this.clients = clients;
        this.clock = clock;
        this.ticker = ticker;
        this.passwordLogRounds = passwordLogRounds;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        // A server that embeds Parley adds its own instance, which comes before that of web.xml.
        if (event.getServletContext().getAttribute(STARTED) != null) {
            return;
        }
        event.getServletContext().setAttribute(STARTED, true);
        PrivateLoggers.limit();
        var config = configuration.get();
        if (config.isDevelopment()) {
            ClassPreloader.loadAll(App.class);
        }
        var models = clients.create(config, clock, ticker);
        var built = Features.build(config, event.getServletContext(), models, clock, ticker, passwordLogRounds);
        features = Optional.of(built);
        hook = Optional.of(ShutdownHook.of(built::stopAnswers));
        built.account()
                .deletion()
                .start(List.of(
                        built.share().userData(),
                        built.imports().userData(),
                        built.file().userData(),
                        built.chat().userData(),
                        built.openAi().userData()));
        ServletSetup.register(event.getServletContext(), config, built, clock);
        if (config.publicUrl().isPresent() && config.trustedProxies().isEmpty()) {
            LOG.warn(
                    "PARLEY_PUBLIC_URL is set and PARLEY_TRUSTED_PROXIES is not: behind a proxy all users share its limits");
        }
        LOG.info("Parley is up: {}", config);
    }

    /** Stores running answers, then releases all resources, so that the container can start the application again. */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        features.ifPresent(Features::close);
        hook.ifPresent(ShutdownHook::close);
        event.getServletContext().removeAttribute(STARTED);
    }
}
