package dev.parley.share;

import java.time.Duration;
import java.util.Optional;

/**
 * A snapshot that is to be created.
 *
 * @param title on the public page; it may differ from that of the chat, which may tell more
 * @param reasoning whether it contains the reasoning of models
 * @param files whether it contains the files and images of the questions
 * @param lifetime empty if it never expires
 * @param requestKey tells a repeated request from one for another link
 */
public record ShareDraft(
        String title, boolean reasoning, boolean files, Optional<Duration> lifetime, Optional<String> requestKey) {}
