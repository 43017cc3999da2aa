package dev.parley.connection.web;

import dev.parley.outbound.AddressPolicy;
import dev.parley.provider.BaseUrls;
import dev.parley.web.FormView;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Checks the URL that an admin enters for a model server, and the keys that anyone enters. */
public final class ServerFields {
    private static final int URL_CHARS_MAX = 500;
    private static final int KEY_CHARS_MAX = 500;

    private ServerFields() {}

    /**
     * The base URL in the text, which may have a private address. An error is added to the form's view.
     *
     * @param field of the form
     */
    public static Optional<URI> url(String text, FormView view, String field) {
        try {
            var url = URI.create(text);
            if (url.getHost() != null && AddressPolicy.isMetadataHost(url.getHost())) {
                view.reject(field, "problem.models.metadata");
            }
            boolean isHttp = url.getScheme() != null && List.of("http", "https").contains(url.getScheme());
            if (isHttp
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getRawFragment() == null
                    && text.length() <= URL_CHARS_MAX) {
                return Optional.of(BaseUrls.withoutEndpoint(url));
            }
        } catch (IllegalArgumentException e) {
            // Reported below, like any other invalid URL.
        }
        view.reject(field, "problem.models.url");
        return Optional.empty();
    }

    /** Printable ASCII, because the key is sent in an HTTP header. Local model servers accept any word, such as {@code EMPTY}. */
    public static boolean isKey(String key) {
        return !key.isBlank() && key.length() <= KEY_CHARS_MAX && key.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }
}
