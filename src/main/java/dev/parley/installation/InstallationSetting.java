package dev.parley.installation;

import java.util.Optional;

/** The settings of the installation. The names are stored in the database, so they must not change. */
public enum InstallationSetting {
    /** Who may sign up: {@code open}, {@code closed} or {@code invitation}. */
    SIGNUP("PARLEY_SIGNUP"),
    /** A line of text above all pages. */
    BANNER("");

    private final String environmentName;

    InstallationSetting(String environmentName) {
        this.environmentName = environmentName;
    }

    /** The environment variable that takes precedence; empty if there is none. */
    public Optional<String> environmentName() {
        return Optional.of(environmentName).filter(name -> !name.isEmpty());
    }
}
