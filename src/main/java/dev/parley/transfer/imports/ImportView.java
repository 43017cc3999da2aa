package dev.parley.transfer.imports;

import dev.parley.web.Timestamp;
import dev.parley.web.Translations;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An import as the page shows it.
 *
 * @param status in lower case
 * @param percent of the file that is read
 * @param heading what is or was done, in words
 * @param facts what was imported so far, in words
 * @param problems what was skipped
 * @param problemCount of all problems, of which some may not be named
 * @param next the id of the last shown problem, if there are more; otherwise 0
 */
public record ImportView(
        String name,
        String status,
        boolean running,
        int percent,
        String heading,
        Timestamp at,
        List<String> facts,
        String problemsTitle,
        List<Problem> problems,
        long problemCount,
        long next) {
    /** Problems on a page. */
    static final int PROBLEMS_PER_PAGE = 100;

    /** An item and why it was skipped, in words. */
    public record Problem(String item, String text) {}

    /** @param problems one more than is shown tells whether there are more */
    static ImportView of(StoredImport stored, List<ImportProblem> problems, Translations translations, ZoneId zone) {
        var counts = stored.counts();
        var status = stored.status().name().toLowerCase(Locale.ROOT);
        var shown = problems.subList(0, Math.min(problems.size(), PROBLEMS_PER_PAGE));
        return new ImportView(
                stored.name(),
                status,
                stored.isRunning(),
                percent(counts),
                translations.text(heading(stored)),
                Timestamp.of(stored.createdAt(), translations.locale(), zone),
                isNothing(stored) ? List.of() : facts(counts, translations),
                translations.text("import.problems", counts.problems()),
                shown.stream()
                        .map(problem ->
                                new Problem(problem.item(), translations.text("import.problem." + problem.reason())))
                        .toList(),
                counts.problems(),
                problems.size() > shown.size() ? shown.get(shown.size() - 1).id() : 0);
    }

    private static String heading(StoredImport stored) {
        if (stored.failure().isPresent()) {
            return "import.failure." + stored.failure().get();
        }
        boolean isRefused = stored.status() == StoredImport.Status.COMPLETE && isNothing(stored);
        return isRefused
                ? "import.nothing"
                : "import.status." + stored.status().name().toLowerCase(Locale.ROOT);
    }

    /** Whether the file was read and had nothing that is in the user's chats now. */
    private static boolean isNothing(StoredImport stored) {
        var counts = stored.counts();
        boolean isRead =
                stored.status() == StoredImport.Status.COMPLETE || stored.status() == StoredImport.Status.FAILED;
        return isRead && counts.chats() + counts.grown() + counts.known() == 0;
    }

    private static int percent(ImportCounts counts) {
        return counts.bytes() == 0 ? 0 : (int) Math.min(100, counts.bytesRead() * 100 / counts.bytes());
    }

    private static List<String> facts(ImportCounts counts, Translations translations) {
        var facts = new ArrayList<String>();
        facts.add(translations.text("import.chats", counts.chats(), counts.messages()));
        if (counts.grown() > 0) {
            facts.add(translations.text("import.grown", counts.grown()));
        }
        if (counts.known() > 0) {
            facts.add(translations.text("import.known", counts.known()));
        }
        if (counts.files() > 0) {
            facts.add(translations.text("import.files", counts.files()));
        }
        return facts;
    }
}
