package dev.parley.usage.web;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import dev.parley.usage.Month;
import dev.parley.usage.Totals;
import dev.parley.usage.UsageReport;
import dev.parley.usage.UsageReport.OfDay;
import dev.parley.usage.UsageReport.OfUser;
import dev.parley.usage.UsageReport.Position;
import dev.parley.usage.UsageSettings;
import dev.parley.usage.UserUsage.OfMonth;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * {@code GET /admin/usage}: what all users have used in a month ({@code ?month=2026-11}), in tokens or in money
 * ({@code ?of=cost}), by day, model, group and user.
 */
public final class AdminUsageResource extends Resource {
    private static final int MONTHS = 12;
    private static final int MODELS_MAX = 100;

    private final transient Templates templates;
    private final transient UsageSettings settings;
    private final transient UsageReport report;
    private final transient Clock clock;

    AdminUsageResource(Templates templates, UsageSettings settings, UsageReport report, Clock clock) {
        this.templates = templates;
        this.settings = settings;
        this.report = report;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var translations = Translations.of(request);
        var amounts = new Amounts(translations, settings.currency());
        var month = month(Form.query(request), clock);
        boolean isCost = isCost(Form.query(request));
        ToLongFunction<Totals> metric = isCost ? Totals::costMicros : Totals::tokens;
        BarChart.Words words = isCost ? amounts::money : amounts::number;
        BarChart.Words shortWords = isCost ? amounts::shortMoney : amounts::shortNumber;
        var days = report.days(month);
        var plot = UsagePlot.of(month, days, metric, translations.text("usage.others"));
        var page = templates
                .page(request, "admin/usage")
                .with("month", month.toString())
                .with("monthName", amounts.month(month))
                .with("previous", month.minus(1).toString())
                .with(
                        "next",
                        month.equals(Month.now(clock)) ? "" : month.minus(-1).toString())
                .with("of", isCost ? "cost" : "tokens")
                .with("series", plot.series())
                .with("chart", plot.chart(shortWords))
                .with("days", plot.rows(amounts, words))
                .with("total", UsageRow.of("", total(days), amounts))
                .with("models", models(days, metric, amounts))
                .with(
                        "groups",
                        report.groups(month).stream()
                                .map(group -> UsageRow.of(group.name(), group.used(), amounts))
                                .toList());
        months(page, month, isCost, amounts, shortWords);
        users(page, month, position(Form.query(request)), amounts);
        page.send(response);
    }

    private void months(PageResponse page, Month last, boolean isCost, Amounts amounts, BarChart.Words words) {
        var first = last.minus(MONTHS - 1);
        var known = new HashMap<Month, OfMonth>();
        report.monthsSince(first).forEach(of -> known.put(of.month(), of));
        var bars = IntStream.range(0, MONTHS)
                .mapToObj(i -> first.minus(-i))
                .map(month -> new BarChart.Bar(
                        amounts.shortMonth(month),
                        List.of(Optional.ofNullable(known.get(month))
                                .map(of -> isCost
                                        ? of.used().costMicros()
                                        : of.used().tokens())
                                .orElse(0L))))
                .toList();
        page.with("monthsChart", BarChart.of(bars, words))
                .with(
                        "months",
                        known.values().stream()
                                .filter(of -> of.month().number() <= last.number())
                                .sorted(comparingLong(of -> -of.month().number()))
                                .map(of -> new LinkedRow(
                                        of.month().toString(),
                                        UsageRow.of(amounts.month(of.month()), of.used(), amounts)))
                                .toList());
    }

    private void users(PageResponse page, Month month, Optional<Position> after, Amounts amounts) {
        var found = report.users(month, after);
        var shown = found.subList(0, Math.min(UsageReport.USERS_MAX, found.size()));
        var more = found.size() > shown.size() ? after(shown.get(shown.size() - 1)) : "";
        page.with(
                        "users",
                        shown.stream()
                                .map(user -> new LinkedRow(
                                        Long.toString(user.id()), UsageRow.of(user.email(), user.used(), amounts)))
                                .toList())
                .with("more", more)
                .with("first", after.isEmpty());
    }

    private static String after(OfUser last) {
        return last.used().tokens() + "." + last.id();
    }

    private static Optional<Position> position(Form query) {
        var text = query.text("after");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,18}\\.\\d{1,18}")) {
            throw HttpException.badRequest();
        }
        var parts = text.split("\\.", -1);
        return Optional.of(new Position(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
    }

    /** The month in the query; without one, the current one. */
    static Month month(Form query, Clock clock) {
        return query.has("month")
                ? Month.parse(query.text("month")).orElseThrow(HttpException::badRequest)
                : Month.now(clock);
    }

    private static boolean isCost(Form query) {
        return switch (query.text("of")) {
            case "cost" -> true;
            case "", "tokens" -> false;
            default -> throw HttpException.badRequest();
        };
    }

    private static Totals total(List<OfDay> days) {
        return days.stream().map(OfDay::totals).reduce(Totals.NONE, Totals::plus);
    }

    private static List<UsageRow> models(List<OfDay> days, ToLongFunction<Totals> metric, Amounts amounts) {
        var totals = new HashMap<String, Totals>();
        days.forEach(day -> totals.merge(day.model(), day.totals(), Totals::plus));
        return totals.entrySet().stream()
                .sorted(comparingLong((Map.Entry<String, Totals> entry) -> -metric.applyAsLong(entry.getValue()))
                        .thenComparing(comparing(Map.Entry::getKey)))
                .limit(MODELS_MAX)
                .map(entry -> UsageRow.of(entry.getKey(), entry.getValue(), amounts))
                .toList();
    }
}
