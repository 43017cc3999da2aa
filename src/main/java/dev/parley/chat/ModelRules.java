package dev.parley.chat;

import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelRef;
import java.util.List;
import java.util.Optional;

/** Which models the admin allows, and which one a new chat begins with. */
public final class ModelRules {
    private final InstallationSettings settings;

    public ModelRules(InstallationSettings settings) {
        this.settings = settings;
    }

    /** Whether users may ask a model. Without rules all are allowed; the demo model always is. The rules are about ids. */
    public boolean allows(String model) {
        var patterns = patterns();
        var modelId = ModelRef.of(model).id();
        return patterns.isEmpty()
                || model.equals(DemoModel.ID)
                || patterns.stream().anyMatch(pattern -> matches(pattern, modelId));
    }

    /** The ids of the allowed models, or their beginnings and an asterisk; empty if all are allowed. */
    public List<String> patterns() {
        return settings.value(InstallationSetting.ALLOWED_MODELS).stream()
                .flatMap(String::lines)
                .toList();
    }

    /** The model for users who have not used any. */
    public Optional<String> defaultModel() {
        return settings.value(InstallationSetting.DEFAULT_MODEL).filter(this::allows);
    }

    private static boolean matches(String pattern, String modelId) {
        return pattern.endsWith("*")
                ? modelId.startsWith(pattern.substring(0, pattern.length() - 1))
                : modelId.equals(pattern);
    }
}
