package dev.parley.usage.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The geometry of charts. */
class BarChartTest {
    private static final int FLOOR = BarChart.HEIGHT - BarChart.BOTTOM;

    @Test
    void partsAreStackedFromTheFloorWithoutGaps() {
        var chart = chart(bar("1", 20, 0, 13, 7));
        var parts = chart.bars();
        assertEquals(List.of(0, 2, 3), parts.stream().map(BarChart.Part::series).toList(), "an empty part is left out");
        int bottom = FLOOR;
        for (var part : parts) {
            assertEquals(bottom, part.y() + part.height());
            bottom = part.y();
        }
        assertEquals(BarChart.TOP, bottom, "40 is the value of the highest line");
    }

    @Test
    void barsStayWithinTheChartAndDoNotOverlap() {
        var chart = chart(LongStream.rangeClosed(1, 31)
                .mapToObj(day -> bar(Long.toString(day), day * 1_000))
                .toArray(BarChart.Bar[]::new));
        int right = BarChart.LEFT;
        for (var part : chart.bars()) {
            assertTrue(part.x() >= right && part.y() >= BarChart.TOP, part.toString());
            right = part.x() + part.width();
        }
        assertTrue(right <= BarChart.WIDTH);
        assertTrue(chart.labels().size() <= BarChart.LABELS_MAX);
    }

    @Test
    void linesHaveRoundValues() {
        var lines = chart(bar("1", 37_000_001)).lines();
        assertEquals(
                List.of("0", "10000000", "20000000", "30000000", "40000000"),
                lines.stream().map(BarChart.Line::text).toList());
        assertEquals(FLOOR, lines.get(0).y());
        assertEquals(BarChart.TOP, lines.get(4).y());
    }

    @Test
    void nothingAndEnormousValuesHaveAChart() {
        assertEquals(List.of(), chart().bars());
        assertEquals(List.of(), chart(bar("1", 0)).bars());
        assertEquals(BarChart.TOP, chart(bar("1", Long.MAX_VALUE)).bars().get(0).y());
    }

    @Test
    void aFormulaIsNeutralised() {
        for (var formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx")) {
            assertTrue(UsageExportResource.cell(formula).startsWith("'"), formula);
        }
        assertEquals("\"'=a,\"\"b\"\"\"", UsageExportResource.cell("=a,\"b\""));
        assertEquals("gpt-4", UsageExportResource.cell("gpt-4"));
    }

    private static BarChart.Bar bar(String label, long... values) {
        return new BarChart.Bar(label, LongStream.of(values).boxed().toList());
    }

    private static BarChart chart(BarChart.Bar... bars) {
        return BarChart.of(List.of(bars), Long::toString);
    }
}
