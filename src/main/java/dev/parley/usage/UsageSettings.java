package dev.parley.usage;

import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import java.util.Optional;

/** The settings of the installation about usage. */
public final class UsageSettings {
    private static final String DEFAULT_CURRENCY = "USD";

    private final InstallationSettings settings;

    public UsageSettings(InstallationSettings settings) {
        this.settings = settings;
    }

    /** The ISO code of the currency of all prices and limits. */
    public String currency() {
        return settings.value(InstallationSetting.CURRENCY).orElse(DEFAULT_CURRENCY);
    }

    /** Changes the name of the currency, but no amount. */
    public void setCurrency(String code) {
        settings.set(InstallationSetting.CURRENCY, code);
    }

    /** The monthly limit of each user who has none of their own. */
    public Limit userLimit() {
        return new Limit(number(InstallationSetting.USER_TOKENS_MAX), number(InstallationSetting.USER_COST_MICROS_MAX));
    }

    /** Whether limits in money also include users with an API key of their own. */
    public boolean limitsOwnKeys() {
        return settings.value(InstallationSetting.LIMIT_OWN_KEYS).isPresent();
    }

    /** Stores the default limit of users. */
    public void setUserLimit(Limit limit, boolean limitsOwnKeys) {
        set(InstallationSetting.USER_TOKENS_MAX, limit.tokens().map(String::valueOf));
        set(InstallationSetting.USER_COST_MICROS_MAX, limit.costMicros().map(String::valueOf));
        set(InstallationSetting.LIMIT_OWN_KEYS, limitsOwnKeys ? Optional.of("true") : Optional.empty());
    }

    private Optional<Long> number(InstallationSetting setting) {
        return settings.value(setting).map(Long::valueOf);
    }

    private void set(InstallationSetting setting, Optional<String> value) {
        if (value.isPresent()) {
            settings.set(setting, value.get());
        } else {
            settings.reset(setting);
        }
    }
}
