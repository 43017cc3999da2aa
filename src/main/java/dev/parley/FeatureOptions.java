package dev.parley;

import dev.parley.account.AccountFeature;
import dev.parley.account.SecretKeyFile;
import dev.parley.chat.ModelService.DemoOffer;
import dev.parley.generation.Limits;
import dev.parley.installation.InstallationSetting;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/** The configuration as the features need it. */
final class FeatureOptions {
    private FeatureOptions() {}

    /** The settings that the admin cannot change. */
    static Map<InstallationSetting, String> fromEnvironment(Config config) {
        var values = new EnumMap<InstallationSetting, String>(InstallationSetting.class);
        config.signup().ifPresent(mode -> values.put(InstallationSetting.SIGNUP, mode));
        return values;
    }

    static AccountFeature.Options account(Config config) {
        return new AccountFeature.Options(
                config.isHttps(), config.loginFailuresMax(), config.signupsMax(), config.sessionLimits());
    }

    static Limits generation(Config config) {
        var limits = new Limits(config.firstDeltaTimeout(), config.silenceTimeout(), config.answerTimeout());
        return config.answersMax().map(limits::withAnswersAtOnce).orElse(limits);
    }

    static DemoOffer demoOffer(Config config) {
        return switch (config.demo()) {
            case ON -> DemoOffer.ALWAYS;
            case OFF -> DemoOffer.NEVER;
            case AUTO -> DemoOffer.WITHOUT_PROVIDER;
        };
    }

    /** Where uploads are while they arrive: on the disk of the SQLite file, which is large enough for what is stored of them. */
    static Path uploads(Config config) {
        return config.database().isSqlite()
                ? config.database().file().resolveSibling("uploads")
                : ConfigReader.temporaryDirectory().resolve("parley-uploads");
    }

    static byte[] secretKey(Config config) {
        return config.secretKey()
                .map(key -> Base64.getDecoder().decode(key))
                .orElseGet(() ->
                        SecretKeyFile.readOrCreate(config.database().file().resolveSibling("secret.key")));
    }
}
