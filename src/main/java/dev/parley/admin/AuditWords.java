package dev.parley.admin;

import dev.parley.audit.AuditAction;
import dev.parley.audit.AuditKind;
import dev.parley.web.Translations;
import java.util.Arrays;
import java.util.Locale;

/** The words for actions and groups of actions. */
final class AuditWords {
    private AuditWords() {}

    /** The words for an action; its name if another version of this application has recorded it. */
    static String of(String action, Translations translations) {
        var name = action.toUpperCase(Locale.ROOT);
        return Arrays.stream(AuditAction.values()).anyMatch(one -> one.name().equals(name))
                ? translations.text("audit." + name.toLowerCase(Locale.ROOT))
                : action;
    }

    static String of(AuditKind kind, Translations translations) {
        return translations.text("audit.kind." + kind.name().toLowerCase(Locale.ROOT));
    }
}
