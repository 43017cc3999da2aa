package dev.parley.provider;

import java.time.Duration;

/** What a model server or one of its models accepts. The names are stored, so they must not change. */
public enum Trait {
    /** Token counts can be requested ({@code stream_options}). About the server, whatever the model. */
    USAGE(Duration.ofDays(1)),
    /** The longest answer is set by {@code max_tokens}; otherwise by {@code max_completion_tokens}. */
    MAX_TOKENS(Duration.ofDays(1)),
    /** A conversation can begin with a message of the role {@code system}. */
    SYSTEM_ROLE(Duration.ofDays(30)),
    /** Questions can have images. */
    IMAGES(Duration.ofDays(30)),
    /** The temperature can be set. */
    TEMPERATURE(Duration.ofDays(30));

    private final Duration rememberedMax;

    Trait(Duration rememberedMax) {
        this.rememberedMax = rememberedMax;
    }

    /** After this time it is unknown again, because the server may have been updated. Short if a request finds it out itself. */
    public Duration rememberedMax() {
        return rememberedMax;
    }
}
