package dev.parley.chat.web;

import dev.parley.account.SessionWatch;
import dev.parley.account.SettingsStore;
import dev.parley.account.UserData;
import dev.parley.chat.AbandonedAnswers;
import dev.parley.chat.AnswerAdmission;
import dev.parley.chat.AnswerHtml;
import dev.parley.chat.AnswerService;
import dev.parley.chat.AnswerStore;
import dev.parley.chat.AttachmentCheck;
import dev.parley.chat.ChatCopyStore;
import dev.parley.chat.ChatDeletion;
import dev.parley.chat.ChatParameterStore;
import dev.parley.chat.ChatPlacements;
import dev.parley.chat.ChatStore;
import dev.parley.chat.ComparisonStore;
import dev.parley.chat.ContextWindowStore;
import dev.parley.chat.DeletedChatStore;
import dev.parley.chat.DirectAnswers;
import dev.parley.chat.FolderStore;
import dev.parley.chat.HistoryService;
import dev.parley.chat.MessageJournal;
import dev.parley.chat.MessageStore;
import dev.parley.chat.MessageTree;
import dev.parley.chat.ModelService;
import dev.parley.chat.PresetStore;
import dev.parley.chat.QuestionFiles;
import dev.parley.chat.QuestionLimit;
import dev.parley.chat.QuestionStore;
import dev.parley.chat.RunningUsage;
import dev.parley.chat.ShownBranch;
import dev.parley.chat.SiblingStore;
import dev.parley.chat.TitleService;
import dev.parley.chat.UserChats;
import dev.parley.chat.view.MarkdownExport;
import dev.parley.chat.view.MessageViews;
import dev.parley.chat.view.ModelPickers;
import dev.parley.concurrent.Scheduler;
import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
import dev.parley.exchange.ExchangeService;
import dev.parley.file.AttachmentStore;
import dev.parley.file.FileFeature;
import dev.parley.generation.Generations;
import dev.parley.generation.Limits;
import dev.parley.limit.LimitStore;
import dev.parley.markdown.Markdown;
import dev.parley.provider.DirectModel;
import dev.parley.usage.AnswerCost;
import dev.parley.usage.Metering;
import dev.parley.web.Feature;
import dev.parley.web.Router;
import dev.parley.web.Templates;
import java.time.Clock;
import java.time.Duration;

/** Chats, questions and answers. */
public final class ChatFeature implements Feature {
    private static final Duration PURGE_PERIOD = Duration.ofSeconds(2);
    /** The database is closed after this time, even if chats are still being removed. */
    private static final Duration PURGE_TIME_MAX = Duration.ofSeconds(5);

    private final Database database;
    private final Templates templates;
    private final ModelService models;
    private final SessionWatch sessions;
    private final ExchangeService exchanges;
    private final AnswerCost cost;
    private final AnswerHtml answerHtml;
    private final Generations generations;
    private final ChatStore chats;
    private final PresetStore presets;
    private final DeletedChatStore deletedChats;
    private final ChatDeletion deletion;
    private final FolderStore folders;
    private final Scheduler cleanup = new Scheduler("parley-deleted-chats");
    private final MessageStore messages;
    private final ShownBranch branch;
    private final ComparisonStore comparisons;
    private final ChatCopyStore copies;
    private final HistoryService histories;
    private final AttachmentStore attachments;
    private final ComposerFiles composerFiles;
    private final TitleService titles;
    private final AnswerService answers;
    private final Sidebar sidebar;
    private final ModelPickers pickers;
    private final ChatOrganiser organiser;
    private final ChatPage page;
    private final AnswerStreams streams;
    private final SearchFeature search;
    private final ProgramAccess programs;
    private final ModelFeature modelFeature;
    private final DirectAnswers directAnswers;

    /** Creates the stores and starts the engine. No answer can be running, so streaming ones are marked as interrupted. */
    public ChatFeature(
            Database database,
            Clock clock,
            Ticker ticker,
            Templates templates,
            Markdown markdown,
            SettingsStore settings,
            ModelService models,
            DirectModel directModel,
            Metering metering,
            Limits limits,
            LimitStore limitStore,
            Downloads downloads,
            int questionsPerMinute,
            int streamsPerUserMax,
            SessionWatch sessions,
            ExchangeService exchanges,
            FileFeature file) {
        this.database = database;
        this.templates = templates;
        this.models = models;
        this.sessions = sessions;
        this.exchanges = exchanges;
        cost = metering.cost();
        answerHtml = new AnswerHtml(markdown, database);
        var runningUsage = new RunningUsage();
        var admission =
                new AnswerAdmission(new QuestionLimit(limitStore, questionsPerMinute), metering.limits(), models);
        var journal = new MessageJournal(database, answerHtml, runningUsage, metering.usage(), exchanges);
        journal.interruptStreaming();
        generations = new Generations(journal, markdown, limits, ticker);
        directAnswers = new DirectAnswers(
                database, admission, models, directModel, generations, limitStore, metering.usage(), limits.answer());
        chats = new ChatStore(database);
        var chatParameters = new ChatParameterStore(database);
        presets = new PresetStore(database);
        deletedChats = new DeletedChatStore(database, clock);
        messages = new MessageStore(database);
        deletion = new ChatDeletion(deletedChats, messages, generations);
        folders = new FolderStore(database, clock);
        cleanup.nowAndEvery(PURGE_PERIOD, this::removeDeleted);
        var messageTree = new MessageTree(database);
        var siblings = new SiblingStore(database);
        branch = new ShownBranch(database);
        comparisons = new ComparisonStore(database);
        copies = new ChatCopyStore(database, clock);
        var abandoned = new AbandonedAnswers(database, generations);
        var answerStore = new AnswerStore(database, admission, clock);
        var questions = new QuestionStore(database, admission, answerStore, clock);
        titles = new TitleService(database, messageTree, admission, metering.usage(), models);
        attachments = file.attachments();
        composerFiles = new ComposerFiles(attachments, file.uploads());
        var files = new QuestionFiles(database, attachments);
        histories =
                new HistoryService(database, messageTree, new ContextWindowStore(database, clock), models, attachments);
        answers = new AnswerService(
                settings,
                chats,
                chatParameters,
                questions,
                answerStore,
                histories,
                models,
                generations,
                abandoned,
                runningUsage,
                new AttachmentCheck(attachments, models, histories),
                exchanges);
        var sidebarReader = new SidebarReader(chats, folders, clock);
        sidebar = new Sidebar(templates, sidebarReader, chats);
        organiser = new ChatOrganiser(
                chats,
                deletedChats,
                deletion,
                folders,
                new ChatPlacements(database),
                sidebar,
                sidebarReader,
                new MarkdownExport(messages, messageTree, files),
                files,
                downloads);
        var messageViews =
                new MessageViews(answerHtml, messageTree, siblings, comparisons, branch, abandoned, files, clock);
        pickers = new ModelPickers(chats, presets, models);
        page = new ChatPage(templates, sidebar, chats, pickers, branch, messageViews);
        var fragment = new MessageFragment(templates, messageViews, messages);
        streams = new AnswerStreams(fragment, generations, new OpenStreams(streamsPerUserMax), sessions);
        programs = new ProgramAccess(
                chats,
                messages,
                answers,
                deletion,
                abandoned,
                generations,
                streams,
                new ModelField(models, presets),
                models,
                pickers);
        search = new SearchFeature(database, templates, sidebar, chats, clock, ticker);
        modelFeature = new ModelFeature(
                templates, settings, models, chats, messages, siblings, chatParameters, presets, pickers, sidebar);
    }

    @Override
    public void register(Router router) {
        var modelField = new ModelField(models, presets);
        search.register(router);
        organiser.register(router);
        modelFeature.register(router);
        router.route(
                        "/chat",
                        new ChatListResource(sidebar, folders),
                        new NewChatResource(
                                sidebar, deletedChats, models, pickers, modelField, page, answers, composerFiles))
                .route(
                        "/chat/{id}",
                        organiser.moving(),
                        new ChatPageResource(chats, messages, page),
                        organiser.deletion(),
                        organiser.placement(),
                        new ChatTitleResource(chats, page, sidebar))
                .route("/chat/{id}/title", new TitleSuggestionResource(chats, templates, titles, page))
                .route(
                        "/chat/{id}/message/add",
                        new AddMessageResource(chats, modelField, page, answers, composerFiles))
                .route(
                        "/chat/{id}/message/{mid}",
                        new EditQuestionResource(
                                chats, messages, attachments, modelField, page, answers, composerFiles),
                        new MessageTextResource(chats, messages, page),
                        new CopyChatResource(chats, messages, copies),
                        new KeepResource(chats, messages, comparisons, answers, page),
                        new BranchResource(chats, messages, branch, page))
                .route(
                        "/chat/{id}/message/{mid}/exchange",
                        new ExchangeResource(chats, messages, sidebar, exchanges, cost))
                .route(
                        "/chat/{id}/generate",
                        new ComparisonStreamResource(chats, messages, streams),
                        new AnswerStreamResource(chats, messages, streams),
                        new RegenerateResource(chats, messages, modelField, page, answers),
                        new StopResource(chats, messages, answers));
    }

    private void removeDeleted() {
        deletion.expire();
        deletedChats.purge();
        folders.purge();
    }

    /** For features with pages about a chat. */
    public ChatStore chats() {
        return chats;
    }

    /** The messages of those chats. */
    public MessageStore messages() {
        return messages;
    }

    /** For the API. */
    public ProgramAccess programs() {
        return programs;
    }

    /** For the same pages. */
    public Sidebar sidebar() {
        return sidebar;
    }

    /** The answers that are passed on to programs. */
    public DirectAnswers directAnswers() {
        return directAnswers;
    }

    /** The chats of a user whose account is deleted. */
    public UserData userData() {
        return new UserChats(database, generations);
    }

    /** Stops all answers and stores them. Idempotent. */
    public void stopAnswers() {
        generations.close();
    }

    /** Stops answers first, because storing them needs the rest. */
    @Override
    public void close() {
        stopAnswers();
        sessions.close();
        exchanges.close();
        histories.close();
        titles.close();
        answerHtml.close();
        search.close();
        cleanup.closeAndWait(PURGE_TIME_MAX);
    }
}
