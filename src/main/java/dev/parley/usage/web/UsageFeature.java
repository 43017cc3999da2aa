package dev.parley.usage.web;

import dev.parley.account.AuditTrail;
import dev.parley.account.User;
import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
import dev.parley.installation.InstallationSettings;
import dev.parley.usage.AnswerCost;
import dev.parley.usage.GroupStore;
import dev.parley.usage.Metering;
import dev.parley.usage.MonthlyLimits;
import dev.parley.usage.PriceStore;
import dev.parley.usage.UsageReport;
import dev.parley.usage.UsageSettings;
import dev.parley.usage.UsageStore;
import dev.parley.usage.UserLimitStore;
import dev.parley.usage.UserUsage;
import dev.parley.web.Feature;
import dev.parley.web.Router;
import dev.parley.web.Templates;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Usage, prices, monthly limits and groups. */
public final class UsageFeature implements Feature {
    private final Templates templates;
    private final AuditTrail audit;
    private final Predicate<User> isOwn;
    private final UsageSettings settings;
    private final MonthlyLimits limits;
    private final Function<User, List<String>> models;
    private final Clock clock;
    private final PriceStore prices;
    private final UsageStore usage;
    private final UsageReport report;
    private final UserUsage userUsage;
    private final UserLimitStore userLimits;
    private final GroupStore groups;

    /**
     * Creates the stores of this feature.
     *
     * @param isOwn whether a user pays for the own answers, and not the installation
     * @param models the ids of the models that a user can choose
     */
    public UsageFeature(
            Database database,
            Clock clock,
            Ticker ticker,
            Templates templates,
            InstallationSettings installation,
            Predicate<User> isOwn,
            Function<User, List<String>> models,
            AuditTrail audit) {
        this.templates = templates;
        this.audit = audit;
        this.isOwn = isOwn;
        settings = new UsageSettings(installation);
        limits = new MonthlyLimits(database, settings, clock);
        this.models = models;
        this.clock = clock;
        prices = new PriceStore(database, ticker);
        usage = new UsageStore(prices, clock);
        report = new UsageReport(database);
        userUsage = new UserUsage(database);
        userLimits = new UserLimitStore(database);
        groups = new GroupStore(database, clock);
    }

    /** What answers need of this feature. */
    public Metering metering() {
        return new Metering(usage, limits, new AnswerCost(prices, settings));
    }

    @Override
    public void register(Router router) {
        var groupPage = new GroupPage(templates, settings, groups);
        var pricePage = new PricePage(templates, settings, prices, models);
        router.route("/admin/usage", new AdminUsageResource(templates, settings, report, clock))
                .route("/admin/usage.csv", new UsageExportResource(settings, report, audit, clock))
                .route("/admin/prices", new PricesResource(pricePage, prices, settings, audit))
                .route("/settings/usage", new MyUsageResource(templates, settings, limits, isOwn, userUsage))
                .route("/admin/limits", new LimitsResource(templates, settings, audit))
                .route(
                        "/admin/users/{uid}/limit",
                        new UserLimitResource(templates, settings, limits, userLimits, audit))
                .route("/admin/groups", new GroupsResource(groupPage, audit))
                .route("/admin/groups/{gid}", new GroupResource(groupPage, audit));
    }
}
