package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.provider.ErrorKind;
import dev.parley.transfer.PortableStats;
import java.time.Duration;
import java.util.Optional;

/** Statistics of which most is unknown. */
final class Stats {
    private Stats() {}

    static PortableStats tokens(Optional<Long> prompt, Optional<Long> completion) {
        return with(Optional.empty(), prompt, completion, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What several applications name as OpenAI's API does, or as AI SDK. */
    static PortableStats usage(JsonNode message) {
        var usage = message.path("usage");
        return tokens(
                Fields.number(usage, "prompt_tokens").or(() -> Fields.number(usage, "inputTokens")),
                Fields.number(usage, "completion_tokens").or(() -> Fields.number(usage, "outputTokens")));
    }

    static PortableStats thinking(Optional<Duration> thinking) {
        return with(Optional.empty(), Optional.empty(), Optional.empty(), thinking, Optional.empty(), Optional.empty());
    }

    static PortableStats failed(String detail) {
        return with(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ErrorKind.SERVER_ERROR.code()),
                Optional.of(detail));
    }

    /** The second one, and what only the first one knows. */
    static PortableStats joined(PortableStats first, PortableStats second) {
        return new PortableStats(
                second.finishReason().or(first::finishReason),
                second.promptTokens().or(first::promptTokens),
                second.completionTokens().or(first::completionTokens),
                second.firstToken().or(first::firstToken),
                second.thinking().or(first::thinking),
                second.duration().or(first::duration),
                second.error().or(first::error),
                second.errorDetail().or(first::errorDetail));
    }

    private static PortableStats with(
            Optional<String> finishReason,
            Optional<Long> promptTokens,
            Optional<Long> completionTokens,
            Optional<Duration> thinking,
            Optional<String> error,
            Optional<String> errorDetail) {
        return new PortableStats(
                finishReason,
                promptTokens,
                completionTokens,
                Optional.empty(),
                thinking,
                Optional.empty(),
                error,
                errorDetail);
    }
}
