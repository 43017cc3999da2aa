package dev.parley.transfer.web;

import dev.parley.transfer.export.ExportFeature;
import dev.parley.web.Feature;
import dev.parley.web.Router;
import dev.parley.web.Templates;
import java.time.Clock;

/** The page with all data of a user, and the exports that begin there. */
public final class DataFeature implements Feature {
    private final Templates templates;
    private final ExportFeature export;
    private final Clock clock;

    public DataFeature(Templates templates, ExportFeature export, Clock clock) {
        this.templates = templates;
        this.export = export;
        this.clock = clock;
    }

    @Override
    public void register(Router router) {
        router.route("/settings/data", new DataResource(templates, export.exports(), clock));
        export.register(router);
    }
}
