package dev.parley.connection.check;

import java.util.List;

/**
 * A step that has ended, as it is stored.
 *
 * @param number of the listed models
 * @param error the code of the {@link dev.parley.provider.ErrorKind} of a failed step; otherwise empty
 * @param detail the model server's own words about a refusal; may be empty
 * @param exchanges what was sent and received, without secrets
 */
public record CheckedStep(Step step, Finding finding, int number, String error, String detail, List<Raw> exchanges) {
    /**
     * A request and its reply.
     *
     * @param sent the request line, the headers and the body
     * @param received the status, the headers and the body; empty if there was no reply
     */
    public record Raw(String sent, String received) {}
}
