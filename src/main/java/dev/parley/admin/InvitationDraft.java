package dev.parley.admin;

import dev.parley.account.EmailAddress;
import dev.parley.text.ShortText;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An invitation that is to be created.
 *
 * @param email the only address that may use it; empty for any
 */
record InvitationDraft(String note, String email, Optional<Long> group, int uses, Duration lifetime) {
    static final int NOTE_CHARS_MAX = 100;
    static final int USES_MAX = 100;
    /** In hours: an hour, a day, three days, a week, 30 days. */
    static final List<Integer> LIFETIMES_H = List.of(1, 24, 72, 168, 720);

    /** Reads the form, and rejects what is wrong in it. */
    static InvitationDraft read(Form form, FormView checked) {
        var note = ShortText.line(form.text("note"));
        if (note.length() > NOTE_CHARS_MAX) {
            checked.reject("note", "admin.invitation.note.long", note.length(), NOTE_CHARS_MAX);
        }
        var email = EmailAddress.lowerCase(form.line("email"));
        if (!email.isEmpty() && !EmailAddress.isWellFormed(email)) {
            checked.reject("email", "signup.email.malformed");
        }
        var group = form.line("group").isEmpty() ? Optional.<Long>empty() : form.id("group");
        int uses = number(form, "uses", USES_MAX);
        if (uses == 0) {
            checked.reject("uses", "admin.invitation.uses.wrong", USES_MAX);
        }
        int hours = number(form, "hours", 720);
        if (!LIFETIMES_H.contains(hours)) {
            checked.reject("hours", "admin.invitation.lifetime.wrong");
        }
        return new InvitationDraft(note, email, group, uses, Duration.ofHours(hours));
    }

    /** A number from 1 to the maximum; 0 if it is anything else. */
    private static int number(Form form, String field, int max) {
        var text = form.line(field);
        int value = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        return value <= max ? value : 0;
    }
}
