package dev.parley.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request to a model server and its reply, without their bodies. The times after the start are milliseconds.
 *
 * @param url without user and password, and without the values in its query
 * @param status empty if there was no reply
 * @param headersAfter from the start to the headers of the reply
 * @param firstByteAfter from the start to the first byte of its body
 * @param firstDeltaAfter from the start to the first text or reasoning in it
 * @param endAfter from the start to the end
 * @param requestBytes the size of the body that was sent
 * @param requestCut whether only the beginning of it is kept
 * @param replyBytes the size of the body that was received
 * @param replyCut whether only the beginning of it is kept
 * @param failure the name of the exception that ended the exchange; empty if there was none
 */
public record ExchangeFacts(
        String method,
        String url,
        List<SentHeader> requestHeaders,
        long requestBytes,
        boolean requestCut,
        Instant startedAt,
        Optional<Long> status,
        List<SentHeader> replyHeaders,
        long replyBytes,
        boolean replyCut,
        Optional<Long> headersAfter,
        Optional<Long> firstByteAfter,
        Optional<Long> firstDeltaAfter,
        long endAfter,
        ExchangeEnd end,
        String failure) {}
