package dev.parley.provider;

import dev.parley.text.TextTokens;
import java.util.Optional;

/** Counts the tokens of a reply while it is read: those that the server reports, and an estimate of its text. */
final class ReplyTokens {
    private Optional<ModelEvent.Usage> reported = Optional.empty();
    private long written;

    void add(ModelEvent event) {
        if (event instanceof ModelEvent.Usage usage) {
            reported = Optional.of(usage);
        } else if (event instanceof ModelEvent.Text text) {
            written += TextTokens.of(text.text());
        } else if (event instanceof ModelEvent.Reasoning reasoning) {
            written += TextTokens.of(reasoning.text());
        }
    }

    /** The token counts that the server has reported last. */
    Optional<ModelEvent.Usage> reported() {
        return reported;
    }

    /** An estimate for the text so far. */
    long written() {
        return written;
    }
}
