package dev.parley.usage.web;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import dev.parley.usage.Month;
import dev.parley.usage.Totals;
import dev.parley.usage.UsageReport.OfDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The usage of a month by day: the models that were used most, and all others together.
 *
 * @param series the names of the models; the last one is that of the others, if there are more
 * @param values by day, then by series
 */
record UsagePlot(List<String> series, List<LocalDate> days, List<List<Long>> values) {
    /** Models with a colour of their own. */
    static final int MODELS_MAX = 5;

    /**
     * Sums up the rows of a month.
     *
     * @param metric what is shown of them
     * @param others the name of all other models
     */
    static UsagePlot of(Month month, List<OfDay> rows, ToLongFunction<Totals> metric, String others) {
        var byModel = new HashMap<String, Long>();
        var byDay = new HashMap<LocalDate, Map<String, Long>>();
        for (var row : rows) {
            long value = metric.applyAsLong(row.totals());
            byModel.merge(row.model(), value, Long::sum);
            byDay.computeIfAbsent(row.day(), day -> new HashMap<>()).merge(row.model(), value, Long::sum);
        }
        var models = byModel.entrySet().stream()
                .sorted(comparingLong((Map.Entry<String, Long> entry) -> -entry.getValue())
                        .thenComparing(comparing(Map.Entry::getKey)))
                .map(Map.Entry::getKey)
                .toList();
        var top = models.subList(0, Math.min(MODELS_MAX, models.size()));
        boolean hasOthers = models.size() > MODELS_MAX;
        var series = new ArrayList<>(top);
        if (hasOthers) {
            series.add(others);
        }
        var days = month.firstDay().datesUntil(month.lastDay().plusDays(1)).toList();
        var values = days.stream()
                .map(day -> values(byDay.getOrDefault(day, Map.of()), top, hasOthers))
                .toList();
        return new UsagePlot(series, days, values);
    }

    private static List<Long> values(Map<String, Long> ofDay, List<String> top, boolean hasOthers) {
        long all = ofDay.values().stream().mapToLong(Long::longValue).sum();
        var shown = top.stream().map(model -> ofDay.getOrDefault(model, 0L)).toList();
        long others = all - shown.stream().mapToLong(Long::longValue).sum();
        return LongStream.concat(
                        shown.stream().mapToLong(Long::longValue),
                        hasOthers ? LongStream.of(others) : LongStream.empty())
                .boxed()
                .toList();
    }

    BarChart chart(BarChart.Words words) {
        return BarChart.of(
                IntStream.range(0, days.size())
                        .mapToObj(i ->
                                new BarChart.Bar(Integer.toString(days.get(i).getDayOfMonth()), values.get(i)))
                        .toList(),
                words);
    }

    /** The same numbers as a table: the days with usage, each with its parts and their sum. */
    List<PlotRow> rows(Amounts amounts, BarChart.Words words) {
        return IntStream.range(0, days.size())
                .filter(i -> values.get(i).stream().anyMatch(value -> value > 0))
                .mapToObj(i -> new PlotRow(
                        amounts.day(days.get(i)),
                        values.get(i).stream().map(words::of).toList(),
                        words.of(values.get(i).stream()
                                .mapToLong(Long::longValue)
                                .sum())))
                .toList();
    }
}
