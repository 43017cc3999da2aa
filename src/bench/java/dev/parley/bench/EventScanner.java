package dev.parley.bench;

/**
 * Scans a chunked HTTP response of server-sent events, and reports each marker to a {@link StreamRecorder} as soon as its last
 * byte arrives. It allocates nothing, to cost little beside what it measures.
 */
final class EventScanner {
    private enum Part {
        HEAD,
        SIZE,
        BODY,
        END
    }

    private static final String EVENT = "event: ";
    private static final String DATA = "data: ";
    private static final String DONE = "done";

    private final StreamRecorder recorder;
    private Part part = Part.HEAD;
    private int headEnd;
    private int status;
    private int chunkLeft;
    private int size;
    private boolean hasSize;

    private int column;
    private boolean isData;
    private boolean isEvent;
    private boolean isDoneEvent;
    private boolean hasData;

    private int markerState;
    private int marker;

    EventScanner(StreamRecorder recorder) {
        this.recorder = recorder;
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
                    body(bytes, i, end, nowNanos);
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
            column = 0;
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

    private void body(byte[] bytes, int start, int end, long nowNanos) {
        int dataStart = start;
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (b == '\n') {
                if (isData && column >= DATA.length()) {
                    recorder.data(isDoneEvent, bytes, Math.min(dataStart, i), i);
                }
                endLine(nowNanos);
            } else {
                if (column < EVENT.length() + DONE.length()) {
                    prefix(b);
                }
                if (isData) {
                    marker(b, nowNanos);
                }
                column++;
                if (column <= DATA.length()) {
                    dataStart = i + 1;
                }
            }
        }
        if (isData && column > DATA.length()) {
            recorder.data(isDoneEvent, bytes, Math.min(dataStart, end), end);
        }
    }

    /** Recognizes {@code event: done} and {@code data: } at the start of a line. */
    private void prefix(byte b) {
        if (column == 0) {
            isEvent = true;
            isData = true;
        }
        if (column < DATA.length()) {
            isData &= b == DATA.charAt(column);
        }
        if (column < EVENT.length()) {
            isEvent &= b == EVENT.charAt(column);
        } else if (isEvent) {
            if (column == EVENT.length()) {
                isDoneEvent = true;
            }
            isDoneEvent &= b == DONE.charAt(column - EVENT.length());
        }
    }

    private void endLine(long nowNanos) {
        if (column == 0 && hasData) {
            recorder.event(isDoneEvent, nowNanos);
            hasData = false;
            isDoneEvent = false;
        }
        hasData |= isData && column > 0;
        column = 0;
        isData = false;
        markerState = 0;
    }

    /** Recognizes a marker: {@code zq}, digits, {@code z}. */
    private void marker(byte b, long nowNanos) {
        if (markerState == 0) {
            if (b == 'z') {
                markerState = 1;
            }
        } else if (markerState == 1) {
            markerState = b == 'q' ? 2 : b == 'z' ? 1 : 0;
            marker = 0;
        } else if (b >= '0' && b <= '9') {
            marker = marker * 10 + b - '0';
            markerState = 3;
        } else {
            if (markerState == 3 && b == 'z') {
                recorder.markerReceived(marker, nowNanos);
            }
            markerState = 0;
        }
    }
}
