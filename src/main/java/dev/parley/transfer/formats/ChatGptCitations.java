package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The marks in a text of ChatGPT at which its page shows sources: {@code 【3†source】}, and since 2025 words between characters
 * of the private use area. They become links, or are left out if the export does not tell where they lead.
 */
final class ChatGptCitations {
    private static final char START = '\uE200';
    private static final String SEPARATOR = "\uE202";
    private static final Pattern MARK = Pattern.compile(" ?\uE200([^\uE200\uE201]{0,2000})\uE201");
    private static final Pattern BRACKETS = Pattern.compile(" ?【(\\d{1,6})[^】†]{0,20}†[^】]{0,200}】");
    private static final Pattern LEFT_OVER = Pattern.compile("[\uE200-\uE20F]");

    private ChatGptCitations() {}

    static String resolved(String text, JsonNode message) {
        var metadata = message.path("metadata");
        var resolved = text;
        if (resolved.indexOf('【') >= 0) {
            var links = numbered(metadata);
            resolved =
                    BRACKETS.matcher(resolved).replaceAll(mark -> replacement(links.getOrDefault(mark.group(1), "")));
        }
        if (resolved.indexOf(START) >= 0) {
            var links = marked(metadata);
            resolved = MARK.matcher(resolved).replaceAll(mark -> replacement(links, mark));
        }
        return LEFT_OVER.matcher(resolved).replaceAll("");
    }

    private static String replacement(Map<String, String> links, MatchResult mark) {
        var known = Optional.ofNullable(links.get(mark.group().strip()));
        return known.isPresent()
                ? replacement(known.get())
                : ofWords(mark.group(1))
                        .map(words -> Matcher.quoteReplacement(space(mark) + words))
                        .orElse("");
    }

    private static String replacement(String link) {
        return link.isBlank() ? "" : Matcher.quoteReplacement(" " + link.strip());
    }

    private static String space(MatchResult mark) {
        return mark.group().startsWith(" ") ? " " : "";
    }

    /** A name of a person or place is text, with what it is before it; a link has its title and its address. */
    private static Optional<String> ofWords(String words) {
        var parts = words.split(SEPARATOR, -1);
        if (parts.length == 2 && parts[0].equals("entity")) {
            var names = parts[1].split("\"", -1);
            return names.length > 3 ? Optional.of(names[3]) : Optional.empty();
        }
        return parts.length == 3 && parts[0].equals("url")
                ? Optional.of(Markup.link(parts[1], parts[2]))
                : Optional.empty();
    }

    private static Map<String, String> numbered(JsonNode metadata) {
        var links = new HashMap<String, String>();
        for (var citation : Fields.objects(metadata, "citations")) {
            var source = citation.path("metadata");
            var number = source.path("extra").path("cited_message_idx");
            Fields.filled(source, "url")
                    .ifPresent(url -> links.put(number.asText(), "(" + Markup.link(title(source, url), url) + ")"));
        }
        return links;
    }

    private static Map<String, String> marked(JsonNode metadata) {
        var links = new HashMap<String, String>();
        for (var reference : Fields.objects(metadata, "content_references")) {
            Fields.filled(reference, "matched_text").ifPresent(mark -> links.put(mark.strip(), link(reference)));
        }
        return links;
    }

    /** ChatGPT's own Markdown for it, or the first of its sources; nothing for what is hidden. */
    private static String link(JsonNode reference) {
        return Fields.filled(reference, "alt")
                .or(() -> Fields.objects(reference, "items").stream()
                        .flatMap(item -> Fields.filled(item, "url").stream()
                                .map(url -> "(" + Markup.link(title(item, url), url) + ")"))
                        .findFirst())
                .orElse("");
    }

    private static String title(JsonNode source, String url) {
        return Fields.filled(source, "title").orElse(url);
    }
}
