package dev.parley.transfer.export;

import dev.parley.transfer.export.ExportState.Stage;
import dev.parley.web.Timestamp;
import dev.parley.web.Translations;
import java.time.ZoneId;
import java.util.Locale;

/**
 * The last export as the page shows it.
 *
 * @param kind as in forms
 * @param at when it ended, or made progress
 */
public record ExportView(String kind, boolean running, boolean failed, long done, long total, Timestamp at) {
    /** An export in the language and the time zone of the page. */
    public static ExportView of(ExportState state, Translations translations, ZoneId zone) {
        return new ExportView(
                state.kind().name().toLowerCase(Locale.ROOT),
                state.stage() == Stage.RUNNING,
                state.stage() == Stage.FAILED,
                state.done(),
                // More may have been written since it began.
                Math.max(state.done(), state.total()),
                Timestamp.of(state.updatedAt(), translations.locale(), zone));
    }
}
