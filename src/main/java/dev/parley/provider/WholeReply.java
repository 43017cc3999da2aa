package dev.parley.provider;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A reply that is not streamed: one JSON object, passed on as the server has sent it. */
final class WholeReply implements DirectReply {
    /** A long answer with the probabilities of all its tokens has about a megabyte. */
    static final int BYTES_MAX = 4 * 1024 * 1024;

    private final DirectRequest request;
    private final Call call = new Call();
    private final ReplyTokens tokens = new ReplyTokens();
    private boolean isRead;
    private volatile boolean isClosed;

    WholeReply(DirectRequest request) {
        this.request = request;
    }

    @Override
    public Optional<String> next() {
        if (isRead || isClosed) {
            return Optional.empty();
        }
        isRead = true;
        try {
            return Optional.of(read(request.send(call)));
        } catch (RuntimeException e) {
            // An abort by another thread can appear as almost any exception.
            if (isClosed) {
                return Optional.empty();
            }
            throw e;
        } finally {
            call.end();
        }
    }

    private String read(Response response) {
        try {
            var bytes = response.readEntity(InputStream.class).readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new ModelException(ErrorKind.TOO_LONG);
            }
            return checked(new String(bytes, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new ModelException(ErrorMapper.inTheAnswer(e, false));
        }
    }

    /** Reads it like an answer in a chat, which finds errors and the token counts. */
    private String checked(String json) {
        var reader = new ChunkReader(request.provider(), tokens::add);
        reader.read("", json);
        if (!reader.end()) {
            throw new ModelException(reader.refusal().orElse(ModelError.of(ErrorMapper.cut(reader.hasBegun()))));
        }
        return request.withoutSecrets(json);
    }

    @Override
    public Used used() {
        return request.used(tokens.reported(), tokens.written());
    }

    @Override
    public void close() {
        isClosed = true;
        call.abort();
    }
}
