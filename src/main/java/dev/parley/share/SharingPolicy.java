package dev.parley.share;

import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import dev.parley.web.HttpException;

/** Whether the admin allows sharing. While it is off, no link opens anything; the snapshots stay. */
public final class SharingPolicy {
    private final InstallationSettings settings;

    public SharingPolicy(InstallationSettings settings) {
        this.settings = settings;
    }

    /** Whether links can be created and opened. */
    public boolean isAllowed() {
        return settings.value(InstallationSetting.SHARING_OFF).isEmpty();
    }

    /** Refuses to create a link while sharing is off. */
    public void requireAllowed() {
        if (!isAllowed()) {
            throw new HttpException(403, "problem.share.off");
        }
    }
}
