package dev.parley.bench;

/** Decodes an HTTP response in chunked encoding, and passes its body to an {@link EventScanner}. */
final class ChunkedResponse {
    private enum Part {
        HEAD,
        SIZE,
        BODY,
        END
    }

    private final StreamRecorder recorder;
    private final EventScanner events;
    private Part part = Part.HEAD;
    private int column;
    private int headEnd;
    private int status;
    private int chunkLeft;
    private int size;
    private boolean hasSize;

    ChunkedResponse(StreamRecorder recorder) {
        this.recorder = recorder;
        this.events = new EventScanner(recorder);
    }

    /** The response's status; 0 while unknown. */
    int status() {
        return status;
    }

    /** Whether the body is complete. */
    boolean isEnded() {
        return part == Part.END;
    }

    void accept(byte[] bytes, int length, long nowNanos) {
        recorder.received(length);
        int i = 0;
        while (i < length && part != Part.END) {
            switch (part) {
                case HEAD -> head(bytes[i++]);
                case SIZE -> size(bytes[i++]);
                default -> {
                    int end = Math.min(length, i + chunkLeft);
                    events.scan(bytes, i, end, nowNanos);
                    chunkLeft -= end - i;
                    i = end;
                    if (chunkLeft == 0) {
                        part = Part.SIZE;
                    }
                }
            }
        }
    }

    private void head(byte b) {
        if (column < 12) {
            if (column >= 9) {
                status = status * 10 + b - '0';
            }
            column++;
        }
        boolean isExpected = b == (headEnd % 2 == 0 ? '\r' : '\n');
        headEnd = isExpected ? headEnd + 1 : 0;
        if (headEnd == 4) {
            part = Part.SIZE;
        }
    }

    /** Parses a chunk size. The line end of the previous chunk comes first. */
    private void size(byte b) {
        if (b == '\n' && hasSize) {
            part = size == 0 ? Part.END : Part.BODY;
            chunkLeft = size;
            size = 0;
            hasSize = false;
        } else if (b != '\r' && b != '\n') {
            hasSize = true;
            size = size * 16 + Character.digit(b, 16);
        }
    }
}
