package dev.parley.account;

import dev.parley.web.PageResponse;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;

/** The list of the user's sessions on the security page. */
final class SessionsSection implements SecuritySection {
    private final SessionStore sessions;
    private final SessionLimits limits;
    private final Clock clock;

    SessionsSection(SessionStore sessions, SessionLimits limits, Clock clock) {
        this.sessions = sessions;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void fill(HttpServletRequest request, PageResponse page) {
        var signedIn = SignedIn.of(request);
        var translations = Translations.of(request);
        var now = clock.instant();
        var rows = sessions.list(signedIn.user()).stream()
                .map(session -> SessionRow.of(session, signedIn.session(), now, clock.getZone(), translations))
                // The sort is stable: this session first, then the last used.
                .sorted(Comparator.comparing(row -> !row.isThis()))
                .toList();
        page.with("sessions", rows)
                .with("idleLimit", Durations.words(limits.idle(), translations))
                .with("sessionLimit", Durations.words(limits.absolute(), translations));
    }
}
