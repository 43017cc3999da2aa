package dev.parley.bench;

/**
 * One value that was measured.
 *
 * @param name in parts, from the general to the particular, such as {@code page.chat50.p50}
 * @param unit such as {@code ms} or {@code 1/s}
 * @param note of what it is, where the name alone does not tell
 */
record Figure(String name, double value, String unit, String note) {
    @Override
    public String toString() {
        return String.format("%-28s %10.2f %-4s %s", name, value, unit, note);
    }
}
