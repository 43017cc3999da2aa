package dev.parley.ops;

import dev.parley.db.Database;
import dev.parley.web.Feature;
import dev.parley.web.Router;

/** What operators need. */
public final class OpsFeature implements Feature {
    private final Database database;

    public OpsFeature(Database database) {
        this.database = database;
    }

    @Override
    public void register(Router router) {
        router.route("/up", new UpResource(database));
    }
}
