package dev.parley.ops;

import dev.parley.db.Database;
import dev.parley.db.DatabaseException;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /up}: 200 {@code ok} while the database answers, else 503; for probes, without a login. */
public final class UpResource extends Resource {
    private static final Logger LOG = LoggerFactory.getLogger(UpResource.class);

    private final transient Database database;

    public UpResource(Database database) {
        this.database = database;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isUp = answers();
        response.setStatus(isUp ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().println(isUp ? "ok" : "the database does not answer");
    }

    private boolean answers() {
        try {
            return database.readOne("SELECT 1 AS one", row -> row.getLong("one"))
                    .isPresent();
        } catch (DatabaseException e) {
            LOG.error("The database does not answer", e);
            return false;
        }
    }
}
