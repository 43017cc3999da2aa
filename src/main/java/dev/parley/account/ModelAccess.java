package dev.parley.account;

import java.net.URI;
import java.util.Optional;

/**
 * What a user has entered about the model server.
 *
 * @param server the user's own model server, if it is not the one of the installation
 * @param apiKey the user's decrypted key for that server. Send it there only, and never to a browser or a log
 */
public record ModelAccess(Optional<URI> server, Optional<String> apiKey) {
    /** Neither. */
    public static final ModelAccess NONE = new ModelAccess(Optional.empty(), Optional.empty());
}
