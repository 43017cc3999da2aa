package dev.parley.usage.web;

import java.util.ArrayList;
import java.util.List;

/**
 * The geometry of a chart of stacked bars, in units of its view box. The template draws it; colours come from the classes of the
 * style sheet.
 *
 * @param bars all parts of all bars
 * @param lines horizontal lines with their values
 * @param labels below the bars
 */
public record BarChart(int width, int height, List<Part> bars, List<Line> lines, List<Label> labels) {
    static final int WIDTH = 720;
    static final int HEIGHT = 240;
    static final int LEFT = 88;
    static final int TOP = 10;
    static final int BOTTOM = 24;
    /** At most as many labels as fit side by side on a phone. */
    static final int LABELS_MAX = 8;

    private static final int LINES = 4;
    private static final int BAR_WIDTH_MAX = 48;

    /** A bar with the values of its parts, from the bottom. */
    record Bar(String label, List<Long> values) {
        long sum() {
            return values.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Words for a value. */
    interface Words {
        String of(long value);
    }

    /**
     * A part of a bar.
     *
     * @param series its position in the bar
     */
    public record Part(int x, int y, int width, int height, int series) {}

    /** A horizontal line. */
    public record Line(int y, String text) {}

    /** A text below a bar. */
    public record Label(int x, String text) {}

    /** Scales the bars so that the largest one fills the height. */
    static BarChart of(List<Bar> bars, Words words) {
        long max = roundedUp(bars.stream().mapToLong(Bar::sum).max().orElse(0));
        int plotHeight = HEIGHT - TOP - BOTTOM;
        int slot = (WIDTH - LEFT) / Math.max(1, bars.size());
        int barWidth = Math.max(1, Math.min(BAR_WIDTH_MAX, slot * 3 / 4));
        int labelEvery = (bars.size() + LABELS_MAX - 1) / LABELS_MAX;
        var parts = new ArrayList<Part>();
        var labels = new ArrayList<Label>();
        for (int i = 0; i < bars.size(); i++) {
            int middle = LEFT + i * slot + slot / 2;
            stack(parts, bars.get(i), middle - barWidth / 2, barWidth, max, plotHeight);
            if (i % labelEvery == 0) {
                labels.add(new Label(middle, bars.get(i).label()));
            }
        }
        return new BarChart(WIDTH, HEIGHT, parts, lines(max, plotHeight, words), labels);
    }

    /** Each part begins where the sum of those below ends, so rounding leaves no gap. */
    private static void stack(List<Part> parts, Bar bar, int x, int width, long max, int plotHeight) {
        long sum = 0;
        for (int series = 0; series < bar.values().size(); series++) {
            int bottom = y(sum, max, plotHeight);
            sum += bar.values().get(series);
            int top = y(sum, max, plotHeight);
            if (bottom > top) {
                parts.add(new Part(x, top, width, bottom - top, series));
            }
        }
    }

    private static List<Line> lines(long max, int plotHeight, Words words) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i <= LINES; i++) {
            // Divided first: the product may be too large.
            long value = max / LINES * i;
            lines.add(new Line(y(value, max, plotHeight), words.of(value)));
        }
        return lines;
    }

    private static int y(long value, long max, int plotHeight) {
        return TOP + plotHeight - (int) Math.round((double) value / max * plotHeight);
    }

    /** The next of 4, 8, 12, 16, 20, 40, 80, 120 ..., so that the lines have round values. */
    private static long roundedUp(long value) {
        long scale = LINES;
        while (scale <= Long.MAX_VALUE / 10) {
            for (long step : new long[] {scale, 2 * scale, 3 * scale, 4 * scale, 5 * scale}) {
                if (step >= value) {
                    return step;
                }
            }
            scale *= 10;
        }
        return Long.MAX_VALUE;
    }
}
