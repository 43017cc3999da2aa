package dev.parley.bench;

/**
 * Scans server-sent events, and reports each marker to a {@link StreamRecorder} as soon as its last byte arrives. It allocates
 * nothing, to cost little beside what it measures.
 */
final class EventScanner {
    private static final String EVENT = "event: ";
    private static final String DATA = "data: ";
    private static final String DONE = "done";

    private final StreamRecorder recorder;
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

    /** Scans a part of the response body. */
    void scan(byte[] bytes, int start, int end, long nowNanos) {
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
