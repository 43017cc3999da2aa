package dev.parley.admin;

import dev.parley.web.Timestamp;
import dev.parley.web.Translations;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * An invitation as a template shows it.
 *
 * @param open whether it can be used
 * @param state in words
 * @param users who has signed up with it
 */
public record InvitationRow(
        long id,
        String note,
        String email,
        String group,
        String createdBy,
        Timestamp created,
        Timestamp expires,
        long usesMax,
        long uses,
        boolean open,
        String state,
        String users) {
    static InvitationRow of(StoredInvitation stored, List<String> users, Translations translations, Clock clock) {
        var state = stored.state(clock.instant());
        var locale = translations.locale();
        return new InvitationRow(
                stored.id(),
                stored.note(),
                stored.email(),
                stored.group().orElse(""),
                stored.createdBy(),
                Timestamp.of(stored.createdAt(), locale, clock.getZone()),
                Timestamp.of(stored.expiresAt(), locale, clock.getZone()),
                stored.usesMax(),
                stored.uses(),
                state == StoredInvitation.State.OPEN,
                translations.text("invitation.state." + state.name().toLowerCase(Locale.ROOT)),
                String.join(", ", users));
    }
}
