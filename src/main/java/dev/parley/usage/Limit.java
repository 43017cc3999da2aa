package dev.parley.usage;

import java.util.Optional;

/** What may be used in a month. An empty part is not limited. */
public record Limit(Optional<Long> tokens, Optional<Long> costMicros) {
    public static final Limit NONE = new Limit(Optional.empty(), Optional.empty());

    public boolean isNone() {
        return equals(NONE);
    }
}
