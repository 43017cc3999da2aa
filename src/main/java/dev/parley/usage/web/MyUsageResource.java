package dev.parley.usage.web;

import dev.parley.account.CurrentUser;
import dev.parley.account.User;
import dev.parley.usage.MonthlyLimits;
import dev.parley.usage.UsageSettings;
import dev.parley.usage.UserUsage;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;

/** {@code GET /settings/usage}: what the user has used, and how much of their limits. */
public final class MyUsageResource extends Resource {
    private static final int MONTHS = 12;

    private final transient Templates templates;
    private final transient UsageSettings settings;
    private final transient MonthlyLimits limits;
    private final transient Predicate<User> isOwn;
    private final transient UserUsage usage;

    MyUsageResource(
            Templates templates, UsageSettings settings, MonthlyLimits limits, Predicate<User> isOwn, UserUsage usage) {
        this.templates = templates;
        this.settings = settings;
        this.limits = limits;
        this.isOwn = isOwn;
        this.usage = usage;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = CurrentUser.of(request);
        var translations = Translations.of(request);
        var amounts = new Amounts(translations, settings.currency());
        var standing = limits.standing(user.id()).orElseThrow(HttpException::notFound);
        var models = usage.models(user.id(), standing.month()).stream()
                .map(of -> UsageRow.of(of.model(), of.totals(), amounts))
                .toList();
        var months = usage.months(user.id(), MONTHS).stream()
                .map(of -> UsageRow.of(amounts.month(of.month()), of.used(), amounts))
                .toList();
        templates
                .page(request, "account/usage")
                .with("month", amounts.month(standing.month()))
                .with("resets", amounts.month(standing.month().minus(-1)))
                .with("meters", Meter.all(standing, settings, amounts, translations))
                .with("used", UsageRow.of("", standing.used(), amounts))
                .with("ownKey", isOwn.test(user) && !settings.limitsOwnKeys())
                .with("models", models)
                .with("estimated", models.stream().anyMatch(row -> !row.estimated()
                        .isEmpty()))
                .with("months", months)
                .send(response);
    }
}
