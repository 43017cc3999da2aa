package dev.parley.provider;

import dev.parley.concurrent.DaemonThreads;
import dev.parley.provider.ModelCatalogue.Listing;
import dev.parley.provider.ModelListParser.Models;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the list of models, {@code GET {baseUrl}/models}, in a thread of its own. */
final class ModelFetcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelFetcher.class);
    private static final int FETCHES_AT_ONCE_MAX = 64;
    private static final Duration FETCH_TIME_MAX = Duration.ofSeconds(60);

    private final ModelClient client;
    // No queue, because a fetch would wait forever behind servers that hang.
    private final ExecutorService executor = DaemonThreads.upTo(FETCHES_AT_ONCE_MAX, "parley-models");
    /** Apart from the others, so that servers of users that hang do not delay those of the installation. */
    private final ExecutorService usersExecutor = DaemonThreads.upTo(FETCHES_AT_ONCE_MAX, "parley-users-models");

    ModelFetcher(ModelClient client) {
        this.client = client;
    }

    /** The future never fails, and completes after a minute at the latest. */
    CompletableFuture<Listing> fetch(Provider provider) {
        var call = new Call();
        var fetched = CompletableFuture.supplyAsync(
                () -> listing(call, provider), provider.isOfUser() ? usersExecutor : executor);
        var cancelTimeout = client.timeouts()
                .after(FETCH_TIME_MAX, () -> fetched.complete(Listing.failed(ModelError.of(ErrorKind.SILENT))));
        return fetched.whenComplete((listing, failure) -> {
            cancelTimeout.run();
            call.abort();
        });
    }

    private Listing listing(Call call, Provider provider) {
        try {
            var response = client.get(call, provider, "models");
            if (ErrorMapper.isNoEndpoint(response.getStatus())) {
                throw new ModelException(ErrorKind.NO_MODEL_LIST);
            }
            if (response.getStatus() < 200 || response.getStatus() >= 300) {
                throw client.error(response, provider, "");
            }
            return Listing.of(models(response, provider));
        } catch (ModelException e) {
            LOG.info("{} does not list its models: {}", provider, e.error());
            return Listing.failed(e.error());
        } catch (RuntimeException e) {
            // Omit the exception's message, which may contain what was sent.
            LOG.warn(
                    "{} could not be asked for its models: {}",
                    provider,
                    e.getClass().getName());
            return Listing.failed(ModelError.of(ErrorKind.INTERNAL));
        }
    }

    private static Models models(Response response, Provider provider) {
        try {
            // Do not close the response: Jersey would read it to the end, and the call is aborted anyway.
            return ModelListParser.read(response.readEntity(InputStream.class), provider);
        } catch (IOException e) {
            boolean isSilent = ErrorMapper.inTheAnswer(e, false) == ErrorKind.SILENT;
            throw new ModelException(isSilent ? ErrorKind.SILENT : ErrorKind.UNREACHABLE);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        usersExecutor.shutdownNow();
    }
}
