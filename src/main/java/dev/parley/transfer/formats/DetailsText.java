package dev.parley.transfer.formats;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text of Open WebUI, taken apart: {@code <details type="reasoning" duration="5">} has quoted lines of reasoning, and such
 * elements of other types tell which tools were called.
 */
record DetailsText(String content, String reasoning, Optional<Duration> thinking) {
    private static final String END = "</details>";
    private static final Pattern START = Pattern.compile("<details type=\"([a-z_]{1,30})\"([^>]*+)>");
    private static final Pattern SUMMARY = Pattern.compile("^\\s*<summary>[^<]{0,500}</summary>\\s*");
    private static final Pattern DURATION = Pattern.compile(" duration=\"(\\d{1,5})(?:\\.\\d{1,9})?\"");

    static DetailsText of(String text) {
        var content = new StringBuilder();
        List<String> reasoning = new ArrayList<>();
        Optional<Duration> thinking = Optional.empty();
        int at = 0;
        // Every element in this region is closed, so no search for its end goes through the whole text in vain.
        int last = text.lastIndexOf('>') + 1;
        var start = START.matcher(text).region(0, last);
        while (start.find()) {
            int end = text.indexOf(END, start.end());
            if (end < 0) {
                break;
            }
            content.append(text, at, start.start());
            at = end + END.length();
            if (start.group(1).equals("reasoning")) {
                reasoning.add(unquoted(text.substring(start.end(), end)));
                thinking = duration(start.group(2));
            } else if (start.group(1).equals("code_interpreter")) {
                content.append(SUMMARY.matcher(text.substring(start.end(), end)).replaceFirst(""));
            }
            start.region(at, last);
        }
        content.append(text, at, text.length());
        return new DetailsText(
                reasoning.isEmpty() ? content.toString() : content.toString().strip(),
                String.join("\n\n", reasoning),
                thinking);
    }

    private static Optional<Duration> duration(String attributes) {
        var duration = DURATION.matcher(attributes);
        return duration.find() ? Optional.of(Duration.ofSeconds(Long.parseLong(duration.group(1)))) : Optional.empty();
    }

    private static String unquoted(String body) {
        return SUMMARY.matcher(body)
                .replaceFirst("")
                .lines()
                .map(line -> line.startsWith("> ") ? line.substring(2) : line.equals(">") ? "" : line)
                .map(DetailsText::unescaped)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static String unescaped(String line) {
        return line.replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
