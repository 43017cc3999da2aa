package dev.parley;

import dev.parley.account.AccountFeature;
import dev.parley.account.ApiKeyCipher;
import dev.parley.account.AuditTrail;
import dev.parley.account.CodeLimiter;
import dev.parley.account.Invitations;
import dev.parley.account.Passwords;
import dev.parley.account.SessionWatch;
import dev.parley.account.SettingsStore;
import dev.parley.account.SharedModelServer;
import dev.parley.account.SignupMode;
import dev.parley.account.SignupPolicy;
import dev.parley.account.UserStore;
import dev.parley.account.factor.FactorFeature;
import dev.parley.account.factor.SecondFactors;
import dev.parley.account.oidc.OidcFeature;
import dev.parley.admin.AdminFeature;
import dev.parley.api.ApiFeature;
import dev.parley.api.openai.OpenAiFeature;
import dev.parley.audit.AuditCleanup;
import dev.parley.audit.AuditLog;
import dev.parley.blog.BlogFeature;
import dev.parley.chat.ModelRules;
import dev.parley.chat.ModelService;
import dev.parley.chat.view.AttachmentView;
import dev.parley.chat.web.ChatFeature;
import dev.parley.chat.web.Downloads;
import dev.parley.chat.web.ModelAdminFeature;
import dev.parley.chat.web.ModelAdminPage;
import dev.parley.concurrent.Ticker;
import dev.parley.connection.ConnectionStore;
import dev.parley.connection.UserConnections;
import dev.parley.connection.check.CheckService;
import dev.parley.connection.check.StoredTraits;
import dev.parley.connection.web.ConnectionFeature;
import dev.parley.db.Database;
import dev.parley.exchange.ExchangeService;
import dev.parley.file.FileFeature;
import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import dev.parley.limit.LimitCleanup;
import dev.parley.limit.LimitStore;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.SafeHtml;
import dev.parley.ops.OpsFeature;
import dev.parley.provider.DirectModel;
import dev.parley.provider.ModelProbe;
import dev.parley.share.SharingPolicy;
import dev.parley.share.web.ShareFeature;
import dev.parley.transfer.export.ExportFeature;
import dev.parley.transfer.imports.ImportFeature;
import dev.parley.transfer.web.DataFeature;
import dev.parley.usage.web.UsageFeature;
import dev.parley.web.Assets;
import dev.parley.web.ClientAddress;
import dev.parley.web.ErrorPage;
import dev.parley.web.Feature;
import dev.parley.web.Origin;
import dev.parley.web.SiteFeature;
import dev.parley.web.Templates;
import dev.parley.web.UploadDirectory;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All features of the application, built from the configuration. */
record Features(
        Database database,
        AuditCleanup auditCleanup,
        LimitCleanup limits,
        ClientAddress clientAddress,
        ModelClients clients,
        ErrorPage errorPage,
        SiteFeature site,
        AccountFeature account,
        FactorFeature factor,
        OidcFeature oidc,
        AdminFeature admin,
        UsageFeature usage,
        ConnectionFeature connections,
        ModelAdminFeature modelAdmin,
        FileFeature file,
        ChatFeature chat,
        ShareFeature share,
        DataFeature data,
        UploadDirectory uploads,
        ImportFeature imports,
        ApiFeature api,
        BlogFeature blog,
        OpsFeature ops,
        OpenAiFeature openAi) {
    /** @param passwordLogRounds the cost factor of bcrypt */
    static Features build(
            Config config,
            ServletContext context,
            ModelClients clients,
            Clock clock,
            Ticker ticker,
            int passwordLogRounds) {
        var database = Database.open(config.database(), config.isDurable());
        var assets = new Assets(context, !config.isDevelopment());
        var installation = new InstallationSettings(database, ticker, FeatureOptions.fromEnvironment(config));
        var invitations = new Invitations(database, clock);
        var signupPolicy = new SignupPolicy(installation, invitations);
        var sharing = new SharingPolicy(installation);
        var templates = new Templates(
                context,
                assets,
                !config.isDevelopment(),
                SafeHtml.class,
                () -> Map.of(
                        "signup",
                        signupPolicy.mode() == SignupMode.OPEN,
                        "banner",
                        installation.value(InstallationSetting.BANNER).orElse(""),
                        "oidcProviders",
                        config.oidcProviders(),
                        "fileBytesMax",
                        config.files().fileBytesMax(),
                        "sharing",
                        sharing.isAllowed()));
        var errorPage = new ErrorPage(templates);
        var markdown = new Markdown();
        var cipher = new ApiKeyCipher(FeatureOptions.secretKey(config));
        var modelServer =
                new SharedModelServer(database, installation, cipher, config.openAiBaseUrl(), config.openAiKey());
        var settings = new SettingsStore(database, cipher, installation, modelServer);
        var connectionStore = new ConnectionStore(database, cipher, clock);
        var connections = new UserConnections(modelServer, settings, connectionStore, clients.userUrls());
        var models = new ModelService(
                connections,
                new ModelRules(installation),
                FeatureOptions.demoOffer(config),
                clients.catalogue(),
                clients.memory(),
                clients.openAi(),
                clients.demo());
        var clientAddress = new ClientAddress(config.trustedProxies());
        var auditLog = new AuditLog(database, clock);
        var audit = new AuditTrail(auditLog, clientAddress);
        var usage =
                new UsageFeature(database, clock, ticker, templates, installation, models::isOwn, models::ids, audit);
        var users = new UserStore(database, new Passwords(passwordLogRounds), clock);
        var limitStore = new LimitStore(database, clock);
        var downloads = new Downloads(limitStore, clock);
        var file = new FileFeature(database, clock, templates, AttachmentView::of, limitStore, config.files());
        var uploads = new UploadDirectory(FeatureOptions.uploads(config));
        var factors = new SecondFactors(database, clock, cipher, config.isHttps(), config.publicUrl());
        var oidc = new OidcFeature(
                database,
                clock,
                ticker,
                templates,
                clientAddress,
                auditLog,
                users,
                signupPolicy,
                new OidcFeature.Options(config.oidcProviders(), config.publicUrl(), config.isHttps()));
        var account = new AccountFeature(
                database,
                clock,
                templates,
                clientAddress,
                audit,
                FeatureOptions.account(config),
                users,
                signupPolicy,
                invitations,
                settings,
                factors,
                Stream.concat(factors.sections().stream(), Stream.of(oidc.section()))
                        .toList());
        var codeLimiter = new CodeLimiter(database, clock, config.loginFailuresMax());
        var auditCleanup = new AuditCleanup(database, clock, Duration.ofDays(config.auditDays()));
        auditCleanup.start();
        var sessions = new SessionWatch(database, clock, config.sessionLimits());
        var chat = new ChatFeature(
                database,
                clock,
                ticker,
                templates,
                markdown,
                settings,
                models,
                new DirectModel(clients.http(), clients.memory(), clients.demo()),
                usage.metering(),
                FeatureOptions.generation(config),
                limitStore,
                downloads,
                config.questionsPerMinute(),
                config.streamsPerUserMax(),
                sessions,
                new ExchangeService(database, config.retention(), clock, ticker),
                file);
        return new Features(
                database,
                auditCleanup,
                new LimitCleanup(limitStore),
                clientAddress,
                clients,
                errorPage,
                new SiteFeature(templates, errorPage, assets),
                account,
                new FactorFeature(factors, account, audit, codeLimiter, clientAddress, templates),
                oidc,
                new AdminFeature(
                        database,
                        clock,
                        templates,
                        new Origin(config.publicUrl()),
                        installation,
                        signupPolicy,
                        ConfigReport.of(config),
                        audit,
                        users,
                        account.confirmation(),
                        account.deletion(),
                        account.resets(),
                        factors),
                usage,
                new ConnectionFeature(
                        templates,
                        connections,
                        connectionStore,
                        settings,
                        clients.catalogue(),
                        clients.userUrls(),
                        account.confirmation(),
                        audit,
                        new CheckService(
                                new ModelProbe(clients.http()), clients.memory(), database, limitStore, clock, ticker),
                        new StoredTraits(database, clients.memory(), clock)),
                new ModelAdminFeature(
                        new ModelAdminPage(
                                templates,
                                modelServer,
                                settings,
                                models,
                                connections,
                                connectionStore,
                                clients.catalogue()),
                        account.confirmation(),
                        audit,
                        installation,
                        modelServer,
                        models),
                file,
                chat,
                new ShareFeature(
                        database,
                        clock,
                        ticker,
                        templates,
                        new Origin(config.publicUrl()),
                        clientAddress,
                        audit,
                        sharing,
                        markdown,
                        limitStore,
                        config.files().bytesPerUserMax(),
                        chat,
                        file),
                new DataFeature(
                        templates,
                        new ExportFeature(database, clock, installation, file.attachments(), downloads, audit),
                        clock),
                uploads,
                new ImportFeature(
                        database,
                        clock,
                        ticker,
                        templates,
                        file.uploads(),
                        limitStore,
                        uploads,
                        installation,
                        config.importBytesMax(),
                        config.files().fileBytesMax()),
                new ApiFeature(chat),
                new BlogFeature(context, templates, markdown),
                new OpsFeature(database),
                new OpenAiFeature(chat.directAnswers(), models, FeatureOptions.generation(config), sessions, ticker));
    }

    /** In the order in which routes are matched. */
    List<Feature> all() {
        return List.of(
                site,
                account,
                factor,
                oidc.routes(account),
                admin,
                usage,
                connections,
                modelAdmin,
                file,
                chat,
                data,
                share,
                imports,
                api,
                blog,
                ops,
                openAi);
    }

    /** Stops all answers and stores what is stored of them. Idempotent. */
    void stopAnswers() {
        openAi.stopReplies();
        chat.stopAnswers();
    }

    void close() {
        openAi.stopReplies();
        all().forEach(Feature::close);
        clients.close();
        auditCleanup.close();
        limits.close();
        database.close();
    }
}
