package dev.parley.usage.web;

import dev.parley.text.BlankText;
import dev.parley.usage.Group;
import dev.parley.usage.GroupStore;
import dev.parley.usage.GroupStore.Refusal;
import dev.parley.usage.UsageSettings;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;

/** Renders the pages of groups, and reads their names. */
final class GroupPage {
    static final int NAME_CHARS_MAX = 80;

    private static final String NAME = "name";

    private final Templates templates;
    private final UsageSettings settings;
    private final GroupStore groups;

    GroupPage(Templates templates, UsageSettings settings, GroupStore groups) {
        this.templates = templates;
        this.settings = settings;
        this.groups = groups;
    }

    GroupStore groups() {
        return groups;
    }

    PageResponse list(HttpServletRequest request, FormView form) {
        var translations = Translations.of(request);
        var amounts = new Amounts(translations, settings.currency());
        var done =
                switch (Form.query(request).text("done")) {
                    case "created" -> translations.text("message.group.created");
                    case "saved" -> translations.text("message.group.saved");
                    case "deleted" -> translations.text("message.group.deleted");
                    default -> "";
                };
        return templates
                .page(request, "admin/groups")
                .with("form", form)
                .with("currency", settings.currency())
                .with(
                        "groups",
                        groups.list().stream()
                                .map(group -> item(group, amounts))
                                .toList())
                .with("done", done);
    }

    PageResponse one(HttpServletRequest request, Group group, FormView form) {
        return templates
                .page(request, "admin/group")
                .with("form", form)
                .with("group", group)
                .with("currency", settings.currency());
    }

    FormView values(HttpServletRequest request, Group group) {
        var translations = Translations.of(request);
        var values = LimitForm.values(group.limit(), new Amounts(translations, settings.currency()));
        values.put(NAME, group.name());
        return FormView.of(values, translations);
    }

    private static GroupRow item(Group group, Amounts amounts) {
        return new GroupRow(
                group.id(),
                group.name(),
                group.members(),
                group.limit().tokens().map(amounts::number).orElse(""),
                group.limit().costMicros().map(amounts::money).orElse(""));
    }

    /** The name in a form; an error is added to its view. */
    static String name(Form form, FormView view) {
        var name = form.line(NAME);
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw HttpException.badRequest();
        }
        if (BlankText.isBlank(name)) {
            view.reject(NAME, "problem.group.name");
        } else if (name.length() > NAME_CHARS_MAX) {
            view.reject(NAME, "problem.group.name.long", name.length(), NAME_CHARS_MAX);
        }
        return name;
    }

    static void reject(FormView view, Refusal refusal) {
        switch (refusal) {
            case NAME_TAKEN -> view.reject(NAME, "problem.group.taken");
            case TOO_MANY -> view.reject(NAME, "problem.group.many", GroupStore.GROUPS_MAX);
            case MISSING -> throw HttpException.notFound();
        }
    }
}
