package dev.parley;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds text in a template that rendering would not replace, so that it would appear in only one language. */
final class TemplateText {
    private static final Pattern TOKEN = Pattern.compile(
            "<!--.*?-->|<!DOCTYPE[^>]*>|<(/?)([a-zA-Z:]+)((?:\"[^\"]*\"|'[^']*'|[^>])*?)(/?)>|([^<]+)", Pattern.DOTALL);
    private static final Pattern REPLACES = Pattern.compile("th:(text|utext|replace|insert)=");
    private static final Pattern TEXT_ATTRIBUTE =
            Pattern.compile("(?<![a-z:-])(placeholder|aria-label|title|alt)=\"[^\"]*\\p{L}[^\"]*\"");
    private static final Set<String> EMPTY =
            Set.of("meta", "link", "input", "img", "br", "hr", "path", "circle", "rect", "line", "source");
    /** The product's name is the same in every language. */
    private static final Set<String> NAMES = Set.of("Parley");

    private TemplateText() {}

    static Set<String> unreplaced(String file) {
        // The head of a file of fragments is only for viewing the file in a browser; it is never rendered.
        boolean isPage = file.contains("<html th:");
        var template = isPage ? file : file.replaceFirst("(?s)<head>.*?</head>", "");
        var found = new TreeSet<String>();
        Deque<Boolean> replaced = new ArrayDeque<>();
        var tokens = TOKEN.matcher(template);
        while (tokens.find()) {
            if (tokens.group(5) != null) {
                var text = tokens.group(5).strip();
                boolean hasText = text.codePoints().anyMatch(Character::isLetter) && !text.startsWith("&");
                if (hasText && !replaced.contains(true) && !NAMES.contains(text)) {
                    found.add(text);
                }
            } else if (tokens.group(2) != null) {
                var name = tokens.group(2).toLowerCase(Locale.ROOT);
                if (!tokens.group(1).isEmpty()) {
                    if (!replaced.isEmpty()) {
                        replaced.pop();
                    }
                } else {
                    var attributes = tokens.group(3);
                    if (!REPLACES.matcher(attributes).find()
                            && TEXT_ATTRIBUTE.matcher(attributes).find()) {
                        found.add(attributes.strip());
                    }
                    boolean isVoid = EMPTY.contains(name) || !tokens.group(4).isEmpty();
                    // The layout replaces the html element of a page, but shows the fragments within it.
                    if (!isVoid) {
                        replaced.push(!name.equals("html")
                                && REPLACES.matcher(attributes).find());
                    }
                }
            }
        }
        return found;
    }
}
