package dev.parley.installation;

import java.util.Optional;

/** The settings of the installation. The names are stored in the database, so they must not change. */
public enum InstallationSetting {
    /** Who may sign up: {@code open}, {@code closed} or {@code invitation}. */
    SIGNUP("PARLEY_SIGNUP"),
    /** A line of text above all pages. */
    BANNER(""),
    /** Set if nobody may share chats under public links. */
    SHARING_OFF(""),
    /** The URL of the model server. */
    OPENAI_BASE_URL("OPENAI_BASE_URL"),
    /** The API key for users who have none of their own, encrypted. */
    OPENAI_API_KEY("OPENAI_API_KEY"),
    /** The id of the model for users who have not used any. */
    DEFAULT_MODEL(""),
    /** The system prompt of users who have none of their own; empty to send none. */
    DEFAULT_SYSTEM_PROMPT(""),
    /** The ids of the allowed models, or their beginnings and an asterisk, one a line. */
    ALLOWED_MODELS(""),
    /** The ISO code of the currency of prices and limits. */
    CURRENCY(""),
    /** The monthly limit of each user in tokens. */
    USER_TOKENS_MAX(""),
    /** The monthly limit of each user in millionths of the currency. */
    USER_COST_MICROS_MAX(""),
    /** Set if limits in money also include users with an API key of their own. */
    LIMIT_OWN_KEYS(""),
    /** A random id, set when the database is created, which tells the chats of different installations apart in exports. */
    ORIGIN("");

    private final String environmentName;

    InstallationSetting(String environmentName) {
        this.environmentName = environmentName;
    }

    /** The environment variable that takes precedence; empty if there is none. */
    public Optional<String> environmentName() {
        return Optional.of(environmentName).filter(name -> !name.isEmpty());
    }
}
