package dev.parley.chat;

import dev.parley.generation.GenerationResult;
import dev.parley.provider.ChatRequest;
import dev.parley.usage.Spending;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was sent for the answers that are being written, in case the model server does not report its usage. It is lost in a
 * crash, so answers that a crash interrupts are not counted.
 */
public final class RunningUsage {
    private static final Sent NOTHING = new Sent(0, 0, 0, false);

    /** A class and not a record: an answer that is continued has another one, even if it is equal. */
    static final class Sent {
        private final long messageId;
        private final long promptTokens;
        private final long writtenTokens;
        private final boolean hasOwnKey;

        /** @param writtenTokens of the text that a continued answer begins with */
        private Sent(long messageId, long promptTokens, long writtenTokens, boolean hasOwnKey) {
            this.messageId = messageId;
            this.promptTokens = promptTokens;
            this.writtenTokens = writtenTokens;
            this.hasOwnKey = hasOwnKey;
        }

        /** Whether the model has worked. A request that the server refused has used nothing. */
        boolean hasUsed(GenerationResult result) {
            return result.usage().isPresent() || newTokens(result) > 0;
        }

        Spending spending(GenerationResult result, String model) {
            return result.usage()
                    .map(usage -> Spending.reported(model, usage.promptTokens(), usage.completionTokens(), hasOwnKey))
                    .orElseGet(() -> Spending.estimated(model, promptTokens, newTokens(result), hasOwnKey));
        }

        private long newTokens(GenerationResult result) {
            return Math.max(0, tokens(result.text(), result.reasoning()) - writtenTokens);
        }
    }

    private final Map<Long, Sent> all = new ConcurrentHashMap<>();

    /** Called before an answer starts. */
    void begin(Message answer, ChatRequest request, boolean hasOwnKey) {
        long promptTokens = TokenEstimate.of(request.messages()) + TokenEstimate.of(request.partial());
        long written = tokens(answer.content(), answer.reasoning());
        all.put(answer.id(), new Sent(answer.id(), promptTokens, written, hasOwnKey));
    }

    Sent of(long messageId) {
        return all.getOrDefault(messageId, NOTHING);
    }

    /** Called when the end of the answer is stored. It may have been continued already. */
    void end(Sent sent) {
        all.remove(sent.messageId, sent);
    }

    private static long tokens(String text, String reasoning) {
        return TokenEstimate.of(text) + TokenEstimate.of(reasoning);
    }
}
