package dev.parley;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;

/**
 * Tailwind without Node: builds webapp/assets/app.css, and checks whether the existing one is up to date.
 *
 * <p>The Maven profile {@code tailwind} runs this file as a program, with GraalJS and the Tailwind jars on the class
 * path; {@link StyleSheetTest} uses it to check the stamp, without them. So it is a single file that uses only the JDK:
 * it calls GraalJS through {@code javax.script}.
 *
 * <p>It searches for classes only in the class attributes of the templates, not in all text like Tailwind's own
 * scanner, so that no word of a page becomes a rule. A class that only code or a script sets belongs in app.css.
 */
final class StyleSheet {
    static final String COMMAND = "mvn -Ptailwind process-resources";

    private static final Pattern CLASSES =
            Pattern.compile("\\s(class|th:class|th:classappend)\\s*=\\s*\"([^\"]*)\"", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");
    private static final Pattern STAMP = Pattern.compile("stamp:([0-9a-f]+)");
    private static final Pattern MODULE = Pattern.compile("META-INF/resources/_static/([^/]+)/[^/]+/(.*\\.(?:js|css))");
    private static final int WATCH_MILLIS = 300;

    private final Path input;
    private final Path templates;
    private final Path output;
    private final Path pom;

    StyleSheet(Path project) {
        input = project.resolve("src/main/tailwind/app.css");
        templates = project.resolve("webapp/WEB-INF/templates");
        output = project.resolve("webapp/assets/app.css");
        pom = project.resolve("pom.xml");
    }

    /** Arguments: the project folder, and {@code true} to keep running and compile after each change. */
    public static void main(String[] arguments) throws Exception {
        var sheet = new StyleSheet(Path.of(arguments[0]));
        var tailwind = new Tailwind();
        sheet.compile(tailwind);
        if (arguments.length > 1 && Boolean.parseBoolean(arguments[1])) {
            sheet.watch(tailwind);
        }
    }

    private void watch(Tailwind tailwind) throws IOException, InterruptedException {
        System.out.println("Watching the templates and " + input + "; Ctrl-C ends it.");
        for (var seen = source(); true; Thread.sleep(WATCH_MILLIS)) {
            var now = source();
            if (!now.equals(seen)) {
                seen = now;
                try {
                    compile(tailwind);
                } catch (IllegalStateException e) {
                    System.err.println(e.getMessage());
                }
            }
        }
    }

    private void compile(Tailwind tailwind) throws IOException {
        var start = System.nanoTime();
        var body = minify(tailwind.compile(read(input), candidates()));
        Files.writeString(
                output,
                "/* Made by `%s` from src/main/tailwind/app.css and the templates: edit those. stamp:%s */\n%s\n"
                        .formatted(COMMAND, stamp(body), body));
        System.out.printf(
                "%s: %d KB in %.1f s%n", output, Files.size(output) / 1024, (System.nanoTime() - start) / 1e9);
    }

    /** Whether app.css was built from the current templates, tokens and versions, and not edited since. */
    boolean isCurrent() throws IOException {
        var css = read(output);
        var firstLine = css.indexOf('\n');
        var stamp = STAMP.matcher(css.substring(0, Math.max(firstLine, 0)));
        return stamp.find()
                && stamp.group(1).equals(stamp(css.substring(firstLine + 1).stripTrailing()));
    }

    private String stamp(String body) throws IOException {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest((source() + '\n' + body).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Everything that the style sheet depends on. */
    private String source() throws IOException {
        var build = read(pom);
        return String.join(
                "\n",
                property(build, "tailwind.version"),
                property(build, "tailwind-typography.version"),
                read(input),
                String.join(" ", candidates()));
    }

    private static String property(String pom, String name) {
        var element = Pattern.compile("<" + name + ">([^<]+)</").matcher(pom);
        if (!element.find()) {
            throw new IllegalStateException("pom.xml has no property " + name);
        }
        return element.group(1);
    }

    private SortedSet<String> candidates() throws IOException {
        var candidates = new TreeSet<String>();
        try (var files = Files.walk(templates)) {
            for (var file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".html"))::iterator) {
                var attribute = CLASSES.matcher(read(file));
                while (attribute.find()) {
                    addClasses(attribute.group(1), attribute.group(2), candidates);
                }
            }
        }
        return candidates;
    }

    private static void addClasses(String attribute, String value, SortedSet<String> candidates) {
        if (attribute.equals("class")) {
            candidates.addAll(words(value));
            return;
        }
        var literal = LITERAL.matcher(value);
        while (literal.find()) {
            candidates.addAll(words(literal.group(1)));
        }
    }

    private static List<String> words(String text) {
        return Pattern.compile("\\s+")
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Removes comments and insignificant white space. Strings and escapes are not changed. */
    static String minify(String css) {
        var out = new StringBuilder(css.length());
        for (var i = 0; i < css.length(); i++) {
            var c = css.charAt(i);
            if (c == '"' || c == '\'') {
                var end = endOfString(css, i);
                out.append(css, i, end);
                i = end - 1;
            } else if (c == '\\' && i + 1 < css.length()) {
                out.append(c).append(css.charAt(++i));
            } else if (css.startsWith("/*", i)) {
                i = css.indexOf("*/", i) + 1;
            } else if (Character.isWhitespace(c)) {
                if (!out.isEmpty() && "{};, ".indexOf(last(out)) < 0) {
                    out.append(' ');
                }
            } else {
                if ("{},;".indexOf(c) >= 0 && last(out) == ' ' && !emptyValue(out)) {
                    out.setLength(out.length() - 1);
                }
                if (c == '}' && last(out) == ';') {
                    out.setLength(out.length() - 1);
                }
                out.append(c);
            }
        }
        return out.toString().strip();
    }

    /** In {@code --tw-x: ;} the value is one space. */
    private static boolean emptyValue(StringBuilder out) {
        return out.length() > 1 && out.charAt(out.length() - 2) == ':';
    }

    private static char last(StringBuilder out) {
        return out.isEmpty() ? '\0' : out.charAt(out.length() - 1);
    }

    private static int endOfString(String css, int start) {
        var i = start + 1;
        while (i < css.length() && css.charAt(i) != css.charAt(start)) {
            i += css.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, css.length());
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
    }

    /** Tailwind's compiler in GraalJS. Starting it takes some seconds, so it is reused. */
    private static final class Tailwind {
        /** The parts of Node that the modules need: require, and a main function. */
        private static final String RUNTIME = """
                const names = {'@tailwindcss/typography': 'typography/src/index', 'tailwindcss': 'tailwindcss/dist/lib',
                    'tailwindcss/plugin': 'tailwindcss/dist/plugin', 'tailwindcss/colors': 'tailwindcss/dist/colors',
                    'postcss-selector-parser': 'postcss-selector-parser/dist/index', 'cssesc': 'cssesc/cssesc',
                    'util-deprecate': 'util-deprecate/browser'};
                const loaded = {};
                globalThis.process = {env: {}};
                globalThis.structuredClone = tree => JSON.parse(JSON.stringify(tree));

                function resolve(from, name) {
                  if (!name.startsWith('.')) return names[name];
                  const path = from.split('/').slice(0, -1);
                  for (const step of name.split('/')) {
                    if (step === '..') path.pop();
                    else if (step !== '.') path.push(step);
                  }
                  return path.join('/');
                }

                function load(from, name) {
                  const path = resolve(from, name);
                  const file = [path + '.js', path + '/index.js', path].find(f => f in modules);
                  if (!file) throw new Error(`${from} asks for ${name}, which is in no jar`);
                  if (!loaded[file]) {
                    const module = loaded[file] = {exports: {}};
                    new Function('require', 'module', 'exports', 'global', modules[file])(
                        wanted => load(file, wanted), module, module.exports, globalThis);
                  }
                  return loaded[file].exports;
                }

                async function run(css, candidates) {
                  const options = {
                    loadStylesheet: async id =>
                        ({path: id, base: '', content: modules[id === 'tailwindcss' ? 'tailwindcss/index.css' : id]}),
                    loadModule: async id => ({path: id, base: '', module: load('', id)}),
                  };
                  const compiled = await load('', 'tailwindcss').compile(css, options);
                  return compiled.build(candidates.split(' '));
                }
                """;

        private final ScriptEngine engine;

        Tailwind() throws IOException, ScriptException {
            System.setProperty("polyglot.engine.WarnInterpreterOnly", "false");
            engine = new ScriptEngineManager().getEngineByName("graal.js");
            if (engine == null) {
                throw new IllegalStateException("GraalJS is not on the class path: run " + COMMAND);
            }
            engine.eval("const modules = {}");
            for (var module : modules().entrySet()) {
                engine.put("file", module.getKey());
                engine.put("text", module.getValue());
                engine.eval("modules[file] = text");
            }
            engine.eval(RUNTIME);
        }

        String compile(String css, SortedSet<String> candidates) {
            try {
                engine.put("css", css);
                engine.put("candidates", String.join(" ", candidates));
                engine.eval("var made = null, fault = null;"
                        + "run(css, candidates).then(r => made = r, e => fault = String(e && e.stack || e));");
                if (engine.eval("made") instanceof String made) {
                    return made;
                }
                throw new IllegalStateException("Tailwind: " + engine.eval("fault"));
            } catch (ScriptException e) {
                throw new IllegalStateException("Tailwind: " + e.getMessage(), e);
            }
        }

        /** The scripts and style sheets in the jars, by package and path, without the version. */
        private static Map<String, String> modules() throws IOException {
            var modules = new HashMap<String, String>();
            for (var jar : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                if (jar.contains("mvnpm")) {
                    try (var file = new JarFile(jar)) {
                        for (var entry : (Iterable<JarEntry>) file.stream()::iterator) {
                            var name = MODULE.matcher(entry.getName());
                            if (name.matches()) {
                                var text =
                                        new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                                modules.put(name.group(1) + "/" + name.group(2), text);
                            }
                        }
                    }
                }
            }
            return modules;
        }
    }
}
