package dev.parley.exchange;

import dev.parley.provider.ExchangeFacts;
import dev.parley.provider.SentHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request as a command for a POSIX shell. Variables such as {@code $API_KEY} stand for secrets, and files such as {@code
 * image-1.png} for the images, which are not kept.
 */
public final class CurlCommand {
    /** The limit of Linux for one argument is 128 KB, and a character can have three bytes. */
    private static final int ARGUMENT_CHARS_MAX = 32_000;
    /** Headers that curl sets itself. */
    private static final Set<String> OMITTED =
            Set.of("accept-encoding", "connection", "content-length", "expect", "host", "transfer-encoding");
    /** See {@code DataUrlFilter}. */
    private static final Pattern IMAGE = Pattern.compile(
            "data:(?<type>[\\w.+-]{1,40}/[\\w.+-]{1,60})(?:;[\\w=.+-]{1,40})*;base64,(?<reference>\\[\\d+ bytes, SHA-256 [0-9a-f]{64}])");

    private CurlCommand() {}

    /**
     * The command for a request.
     *
     * @param body the body as it is kept
     */
    public static String of(ExchangeFacts facts, String body) {
        var parts = parts(body);
        boolean isArgument = parts.size() == 1 && body.length() <= ARGUMENT_CHARS_MAX;
        var lines = new ArrayList<String>();
        lines.add((isArgument ? "" : output(parts) + " | ") + "curl -gN -X " + Shell.quoted(facts.method()) + " "
                + Shell.quoted(facts.url()));
        facts.requestHeaders().stream()
                .filter(header -> !OMITTED.contains(header.name().toLowerCase(Locale.ROOT)))
                .forEach(header -> lines.add("-H " + header(header)));
        lines.add(isArgument ? "--data-raw " + Shell.quoted(body) : "--data-binary @-");
        return String.join(" \\\n  ", lines) + "\n";
    }

    /** Whether a body needs files, because it had images. */
    public static boolean hasFiles(String body) {
        return IMAGE.matcher(body).find();
    }

    /** A part of the body: text, or the name of a file whose content stands there in base64. */
    private record Part(String text, boolean isFile) {
        static Part text(String text) {
            return new Part(text, false);
        }
    }

    private static List<Part> parts(String body) {
        var parts = new ArrayList<Part>();
        var images = IMAGE.matcher(body);
        int done = 0;
        int count = 0;
        while (images.find()) {
            count++;
            parts.add(Part.text(body.substring(done, images.start("reference"))));
            parts.add(new Part("image-" + count + extension(images.group("type")), true));
            done = images.end();
        }
        parts.add(Part.text(body.substring(done)));
        return parts;
    }

    private static String extension(String type) {
        return "."
                + type.substring(type.indexOf('/') + 1)
                        .replaceFirst("\\+.*", "")
                        .replaceAll("[^A-Za-z0-9]", "");
    }

    private static String header(SentHeader header) {
        return header.variable().isEmpty()
                ? Shell.quoted(header.name() + ": " + header.value())
                : Shell.withVariable(header.name() + ": " + header.value(), header.variable());
    }

    /** Writes the body with commands that are built into shells, which have no limit for an argument. */
    private static String output(List<Part> parts) {
        var commands = new StringBuilder("{ ");
        for (var part : parts) {
            commands.append(
                    part.isFile()
                            ? "base64 < " + part.text() + " | tr -d '\\n'; "
                            : "printf %s " + Shell.quoted(part.text()) + "; ");
        }
        return commands.append("}").toString();
    }
}
