package dev.parley;

import dev.parley.account.ApiKeyCipher;
import dev.parley.account.AttemptLimits;
import dev.parley.account.LoginSessions;
import dev.parley.account.Passwords;
import dev.parley.account.SecretKeyFile;
import dev.parley.account.SessionCookie;
import dev.parley.account.Settings;
import dev.parley.account.SettingsResource;
import dev.parley.account.User;
import dev.parley.account.Users;
import dev.parley.blog.Articles;
import dev.parley.chat.AbandonedAnswers;
import dev.parley.chat.AnswerHtml;
import dev.parley.chat.AnswerService;
import dev.parley.chat.ChatPage;
import dev.parley.chat.Chats;
import dev.parley.chat.DeletedChats;
import dev.parley.chat.MessageJournal;
import dev.parley.chat.MessageTree;
import dev.parley.chat.MessageViews;
import dev.parley.chat.Messages;
import dev.parley.chat.ModelPickers;
import dev.parley.chat.Models;
import dev.parley.chat.Models.DemoOffer;
import dev.parley.chat.Sidebar;
import dev.parley.chat.Sweeper;
import dev.parley.db.Database;
import dev.parley.generation.Generations;
import dev.parley.generation.Limits;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.SafeHtml;
import dev.parley.provider.ErrorKind;
import dev.parley.web.Assets;
import dev.parley.web.ClientAddress;
import dev.parley.web.ErrorPage;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;

/** All objects that live as long as the application, constructed in the order of their dependencies. */
record Services(
        Config config,
        Clock clock,
        Database database,
        Assets assets,
        Templates templates,
        ErrorPage problemPage,
        Users users,
        AttemptLimits attempts,
        ClientAddress clientAddress,
        LoginSessions sessions,
        SessionCookie cookie,
        Settings settings,
        SettingsResource.Installation installation,
        Models models,
        ModelPickers modelPickers,
        AnswerHtml answerHtml,
        Generations generations,
        Chats chats,
        DeletedChats deletedChats,
        Sweeper sweeper,
        Sidebar sidebar,
        Messages messages,
        MessageTree messageTree,
        MessageViews messageViews,
        ChatPage chatPage,
        AnswerService answers,
        Articles articles,
        ModelClients clients) {
    /** @param passwordLogRounds the cost factor of bcrypt, see {@link Passwords} */
    static Services build(
            Config config, ServletContext context, ModelClients clients, Clock clock, int passwordLogRounds) {
        var database = Database.open(config.databaseUrl(), config.isDurable());
        var assets = new Assets(context, !config.isDevelopment());
        var templates = new Templates(
                context, assets, !config.isDevelopment(), SafeHtml.class, Map.of("signup", config.isSignupOpen()));
        var settings = new Settings(database, new ApiKeyCipher(secretKey(config)));
        var models =
                new Models(modelInstallation(config), settings, clients.catalogue(), clients.openAi(), clients.demo());

        var markdown = new Markdown();
        var answerHtml = new AnswerHtml(markdown, database);
        var journal = new MessageJournal(database, answerHtml);
        journal.interruptStreaming();
        var generations = new Generations(journal, markdown, limits(config));

        var chats = new Chats(database);
        var messages = new Messages(database, clock);
        var deletedChats = new DeletedChats(database, clock);
        var sidebar = new Sidebar(templates, chats, clock);
        var messageTree = new MessageTree(database);
        var abandoned = new AbandonedAnswers(database, generations);
        var messageViews = new MessageViews(answerHtml, templates, messageTree, abandoned, clock);
        return new Services(
                config,
                clock,
                database,
                assets,
                templates,
                new ErrorPage(templates),
                new Users(database, new Passwords(passwordLogRounds)),
                new AttemptLimits(
                        database, clock, new AttemptLimits.Limits(config.loginFailuresMax(), config.signupsMax())),
                new ClientAddress(config.trustedProxies()),
                new LoginSessions(database),
                new SessionCookie(config.isHttps()),
                settings,
                new SettingsResource.Installation(
                        config.openAiBaseUrl().getAuthority(),
                        config.openAiKey().isPresent()),
                models,
                new ModelPickers(chats),
                answerHtml,
                generations,
                chats,
                deletedChats,
                new Sweeper(deletedChats),
                sidebar,
                messages,
                messageTree,
                messageViews,
                new ChatPage(templates, sidebar, chats, messageViews),
                new AnswerService(settings, chats, messages, messageTree, models, generations, abandoned),
                new Articles(context, markdown),
                clients);
    }

    /** Stops answers first, because storing them needs the other services. */
    void close() {
        generations.close();
        answerHtml.close();
        sweeper.close();
        clients.close();
        database.close();
    }

    /** The notice about the user's model server; empty when the server works. */
    String providerNotice(User user, Translations translations) {
        return models.fault(user)
                .map(fault -> fault == ErrorKind.KEY_MISSING ? "settings.key.missing" : "fault." + fault.name())
                .map(translations::text)
                .orElse("");
    }

    private static Limits limits(Config config) {
        var limits = new Limits(config.firstDeltaTimeout(), config.silenceTimeout(), config.answerTimeout());
        return config.answersMax().map(limits::withAnswersAtOnce).orElse(limits);
    }

    private static Models.Installation modelInstallation(Config config) {
        var demo =
                switch (config.demo()) {
                    case ON -> DemoOffer.ALWAYS;
                    case OFF -> DemoOffer.NEVER;
                    case AUTO -> DemoOffer.WITHOUT_PROVIDER;
                };
        return new Models.Installation(config.openAiBaseUrl(), config.openAiKey(), demo);
    }

    private static byte[] secretKey(Config config) {
        return config.secretKey()
                .map(key -> Base64.getDecoder().decode(key))
                .orElseGet(() ->
                        SecretKeyFile.readOrMake(Path.of(config.databaseUrl().substring("jdbc:sqlite:".length()))
                                .resolveSibling("secret.key")));
    }
}
