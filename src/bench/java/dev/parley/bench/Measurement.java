package dev.parley.bench;

/**
 * One measured value.
 *
 * @param name dotted, from general to specific, such as {@code page.chat50.p50}
 * @param unit such as {@code ms} or {@code 1/s}
 * @param note what the name does not tell; may be empty
 */
record Measurement(String name, double value, String unit, String note) {
    @Override
    public String toString() {
        return String.format("%-28s %10.2f %-4s %s", name, value, unit, note);
    }
}
