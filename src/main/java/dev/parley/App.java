package dev.parley;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the application. The container finds this class by its annotation. */
@WebListener
public final class App implements ServletContextListener {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    /** The cost factor of bcrypt: about 50 ms for each login on a small machine. */
    private static final int PASSWORD_LOG_ROUNDS = 10;

    private final Supplier<Config> configuration;
    private final Function<Config, ModelClients> clients;
    private final Clock clock;
    private final int passwordLogRounds;
    private Optional<Features> features = Optional.empty();
    private Optional<ShutdownHook> hook = Optional.empty();

    /** Used by the container. Reads the configuration from the environment. */
    public App() {
        this(ConfigReader::read, ModelClients::of, Clock.system(ZoneId.systemDefault()), PASSWORD_LOG_ROUNDS);
    }

    App(Supplier<Config> configuration, Function<Config, ModelClients> clients, Clock clock, int passwordLogRounds) {
        this.configuration = configuration;
        this.clients = clients;
        this.clock = clock;
        this.passwordLogRounds = passwordLogRounds;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var config = configuration.get();
        if (config.isDevelopment()) {
            ClassPreloader.loadAll(App.class);
        }
        var built = Features.build(config, event.getServletContext(), clients.apply(config), clock, passwordLogRounds);
        features = Optional.of(built);
        hook = Optional.of(ShutdownHook.of(built.chat()::stopAnswers));
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
    }
}
