package dev.parley.transfer.formats;

/** Collects text up to a limit. Of a longer text, only the beginning is kept. */
final class LimitedBuilder {
    private final int charsMax;
    private StringBuilder text = new StringBuilder();
    private boolean isTooLong;

    LimitedBuilder(int charsMax) {
        this.charsMax = charsMax;
    }

    void append(char[] chars, int start, int count) {
        if (hasRoom(count)) {
            text.append(chars, start, count);
        }
    }

    LimitedBuilder append(String more) {
        if (hasRoom(more.length())) {
            text.append(more);
        }
        return this;
    }

    private boolean hasRoom(int count) {
        if (!isTooLong && count > charsMax - text.length()) {
            isTooLong = true;
            text = new StringBuilder(beginning());
        }
        return !isTooLong;
    }

    boolean isTooLong() {
        return isTooLong;
    }

    int length() {
        return text.length();
    }

    /** What names a chat is near the beginning of its text. */
    String beginning() {
        return text.substring(0, Math.min(text.length(), ItemNames.READ_CHARS_MAX));
    }

    /** The text, which is no longer kept here. */
    String take() {
        var taken = text.toString();
        text = new StringBuilder();
        return taken;
    }
}
