package dev.parley.transfer.imports;

import dev.parley.account.UserData;
import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
import dev.parley.file.Uploads;
import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import dev.parley.limit.LimitStore;
import dev.parley.web.Feature;
import dev.parley.web.Router;
import dev.parley.web.Templates;
import dev.parley.web.UploadDirectory;
import java.time.Clock;

/** Imports the exports of other applications. */
public final class ImportFeature implements Feature {
    private final Templates templates;
    private final Clock clock;
    private final ImportLimits limits;
    private final ImportService imports;

    /**
     * Marks imports as interrupted that were running when the server stopped.
     *
     * @param bytesMax the size of the file of an import
     * @param fileBytesMax the size of a file of a message
     */
    public ImportFeature(
            Database database,
            Clock clock,
            Ticker ticker,
            Templates templates,
            Uploads uploads,
            LimitStore limitStore,
            UploadDirectory directory,
            InstallationSettings installation,
            long bytesMax,
            int fileBytesMax) {
        this.templates = templates;
        this.clock = clock;
        limits = new ImportLimits(bytesMax, fileBytesMax);
        var ownChats = new OwnChats(
                database, installation.value(InstallationSetting.ORIGIN).orElse(""));
        imports = new ImportService(database, clock, ticker, uploads, limitStore, limits, ownChats, directory);
    }

    @Override
    public void register(Router router) {
        router.route("/settings/data/import", new ImportResource(imports, limits, templates, clock));
    }

    /** Stops the import of a user whose account is deleted. */
    public UserData userData() {
        return imports;
    }

    /** Stops all imports. */
    @Override
    public void close() {
        imports.close();
    }
}
