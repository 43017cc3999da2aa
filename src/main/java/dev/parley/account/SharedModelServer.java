package dev.parley.account;

import dev.parley.account.ApiKeyCipher.DecryptionException;
import dev.parley.db.Database;
import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model server of the installation, and the API key for users who have none of their own. The operator sets both in the
 * environment, or the admin in the browser.
 *
 * <p>A key is sent only to the server for which it was entered: that of the environment to the server of the environment or the
 * default one, that of the admin is removed when the server changes, and those of users are kept but not used.
 */
public final class SharedModelServer {
    /** The server if none is set. */
    public static final URI DEFAULT_URL = URI.create("https://api.openai.com/v1");

    private static final Logger LOG = LoggerFactory.getLogger(SharedModelServer.class);

    /** The key belongs to no user. */
    private static final long NO_USER = 0;

    private static final String PURPOSE = "shared-key";

    private final Database database;
    private final InstallationSettings settings;
    private final ApiKeyCipher cipher;
    private final Optional<URI> fixedUrl;
    private final Optional<String> fixedKey;

    /**
     * Reads the settings whenever they are needed, so a change takes effect at once.
     *
     * @param fixedUrl from the environment
     * @param fixedKey from the environment
     */
    public SharedModelServer(
            Database database,
            InstallationSettings settings,
            ApiKeyCipher cipher,
            Optional<URI> fixedUrl,
            Optional<String> fixedKey) {
        this.database = database;
        this.settings = settings;
        this.cipher = cipher;
        this.fixedUrl = fixedUrl;
        this.fixedKey = fixedKey;
    }

    /** The URL including the version. */
    public URI url() {
        return isUrlFixed() ? fixedUrl.orElse(DEFAULT_URL) : storedUrl().orElse(DEFAULT_URL);
    }

    /** The decrypted key. Send it to the model server only, and never to a browser or a log. */
    public Optional<String> key() {
        return fixedKey.or(
                () -> settings.value(InstallationSetting.OPENAI_API_KEY).flatMap(this::decrypt));
    }

    /** The host and port. */
    public String host() {
        return url().getAuthority();
    }

    /** Whether users without a key of their own can ask with the shared one. */
    public boolean hasSharedKey() {
        return key().isPresent();
    }

    /** Whether the admin cannot change the URL: it is set in the environment, or the key is, which must not go elsewhere. */
    public boolean isUrlFixed() {
        return fixedUrl.isPresent() || fixedKey.isPresent();
    }

    /** Whether the key is set in the environment. */
    public boolean isKeyFixed() {
        return fixedKey.isPresent();
    }

    /** Changes the URL; without one, the default. If the server is another one then, the key is removed. */
    public void setUrl(Optional<URI> url) {
        var before = host();
        if (!url.orElse(DEFAULT_URL).getAuthority().equals(before)) {
            database.update(
                    "UPDATE settings SET api_key_server = ? WHERE api_key IS NOT NULL AND api_key_server IS NULL",
                    before);
            removeKey();
        }
        if (url.isPresent()) {
            settings.set(InstallationSetting.OPENAI_BASE_URL, url.get().toString());
        } else {
            settings.reset(InstallationSetting.OPENAI_BASE_URL);
        }
    }

    /** Stores a key, encrypted. */
    public void setKey(String key) {
        settings.set(
                InstallationSetting.OPENAI_API_KEY,
                Base64.getEncoder()
                        .encodeToString(cipher.encrypt(key.getBytes(StandardCharsets.UTF_8), NO_USER, PURPOSE)));
    }

    /** Removes the stored key. */
    public void removeKey() {
        settings.reset(InstallationSetting.OPENAI_API_KEY);
    }

    private Optional<URI> storedUrl() {
        return settings.value(InstallationSetting.OPENAI_BASE_URL).map(URI::create);
    }

    private Optional<String> decrypt(String stored) {
        try {
            return Optional.of(new String(
                    cipher.decrypt(Base64.getDecoder().decode(stored), NO_USER, PURPOSE), StandardCharsets.UTF_8));
        } catch (DecryptionException e) {
            // PARLEY_SECRET_KEY has changed or is lost, so the admin must enter the key again.
            LOG.warn("Cannot decrypt the shared API key with this PARLEY_SECRET_KEY");
            return Optional.empty();
        }
    }
}
