package dev.parley.provider;

import java.util.Arrays;
import java.util.Optional;

/** How much a model thinks before it answers. The code of each is sent to model servers and stored, so it must not change. */
public enum ReasoningEffort {
    NONE("none"),
    MINIMAL("minimal"),
    LOW("low"),
    MEDIUM("medium"),
    HIGH("high"),
    XHIGH("xhigh");

    private final String code;

    ReasoningEffort(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Empty for any other text, also for the code of a newer version of Parley. */
    public static Optional<ReasoningEffort> ofCode(String code) {
        return Arrays.stream(values())
                .filter(effort -> effort.code.equals(code))
                .findFirst();
    }
}
