package dev.parley.bench;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to each question of a load: about 1,200 words of Markdown with code, lists and a table, in deltas of four
 * characters.
 *
 * <p>About each eighth word is a marker ({@code zq0z}, {@code zq1z}, ...) in its own delta. The time from sending a marker to
 * its arrival in a browser is the latency of a delta.
 */
final class BenchAnswer {
    private static final int SECTIONS = 6;
    private static final int DELTA_CHARS = 4;

    /** {@code @} is replaced by a marker, {@code #} by the section's number. */
    private static final String SECTION = """
            @ begins part # of what there is to say.

            ## Part # of @ the answer

            Trees grow because **light @ is scarce**: each one tries @ to stand above the others. The first to @ explain \
            it well was [a botanist](https://example.org/part-#), @ and the idea has lasted. In code it @ is \
            `grow(tree, light)`, which does what it says, @ and never more than that.

            - **Roots** take up @ water, and hold the trunk when the @ wind is strong.
            - **Leaves** turn light @ into sugar, as long as there is any.
              - Needles @ do it slowly, but in winter, too.
            - Bark keeps *everything* together @ until the end.

            ```python
            def grow(tree, light):  # @
                if light < 3 and tree.height > @:
                    return tree
                return tree.with_height(tree.height + light / 2)  # @
            ```

            | tree | height | where |
            |---|---:|---|
            | oak | 30 @ | hills and @ parks |
            | `birch` | 20 | @ almost anywhere |

            What follows from this is @ simple, though few people see it at @ first: a forest is a queue, and the light @ \
            at its top is what they queue for. Nobody @ can leave it, and nobody can push in. That @ is why they are so \
            tall, and why a tree @ that stands alone stays small and round.

            """;

    private final List<byte[]> chunks = new ArrayList<>();
    /** The marker number of each delta, or -1. */
    private final List<Integer> markers = new ArrayList<>();

    private int markerCount;

    BenchAnswer() {
        for (int section = 1; section <= SECTIONS; section++) {
            var parts = SECTION.replace("#", Integer.toString(section)).split("@", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    delta("zq" + markerCount + "z", markerCount++);
                }
                cut(parts[i]);
            }
        }
    }

    private void cut(String text) {
        for (int start = 0; start < text.length(); start += DELTA_CHARS) {
            delta(text.substring(start, Math.min(text.length(), start + DELTA_CHARS)), -1);
        }
    }

    private void delta(String text, int marker) {
        chunks.add(event(
                "{\"content\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"}", "null"));
        markers.add(marker);
    }

    int deltas() {
        return chunks.size();
    }

    /** The bytes of a delta: one event in one HTTP chunk. */
    byte[] chunk(int delta) {
        return chunks.get(delta);
    }

    /** The marker number of a delta, or -1. */
    int marker(int delta) {
        return markers.get(delta);
    }

    int markers() {
        return markerCount;
    }

    /** The bytes that end the answer and the response. */
    static byte[] end() {
        var end = new ByteArrayOutputStream();
        end.writeBytes(event("{}", "\"stop\""));
        end.writeBytes(chunked("data: [DONE]\n\n"));
        end.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return end.toByteArray();
    }

    private static byte[] event(String delta, String finishReason) {
        return chunked("data: {\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion.chunk\",\"created\":1750000000,"
                + "\"model\":\"bench\",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":"
                + finishReason
                + "}]}\n\n");
    }

    private static byte[] chunked(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunk.toByteArray();
    }
}
