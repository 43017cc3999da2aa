package dev.parley.file;

import dev.parley.file.XmlScanner.Attributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sheets of a workbook, or the slides of a presentation, in their order (ECMA-376, part 2: relationships). */
final class Relations {
    /** @param name of a sheet; empty for a slide */
    record Part(String path, String name) {}

    private static final int PARTS_MAX = 2_000;

    private Relations() {}

    /**
     * The parts that a document lists.
     *
     * @param folder of the document, with a slash
     * @param element that lists a part by the id of its relation
     */
    static List<Part> of(ZipParts parts, String folder, String document, String element) throws FileProblem {
        var targets = targets(DocumentText.required(parts, folder + "_rels/" + document + ".xml.rels"));
        var listed = new ArrayList<Part>();
        XmlScanner.scan(DocumentText.required(parts, folder + document + ".xml"), new Starts() {
            @Override
            public void start(String name, Attributes attributes) throws FileProblem {
                if (!name.equals(element)) {
                    return;
                }
                var path = attributes
                        .findQualified("id")
                        .flatMap(id -> Optional.ofNullable(targets.get(id)))
                        .map(target -> target.startsWith("/") ? target.substring(1) : folder + target);
                if (path.isPresent() && parts.find(path.get()).isPresent() && listed.size() < PARTS_MAX) {
                    listed.add(new Part(path.get(), attributes.find("name").orElse("")));
                }
            }
        });
        return listed;
    }

    private static Map<String, String> targets(byte[] relations) throws FileProblem {
        var targets = new HashMap<String, String>();
        XmlScanner.scan(relations, new Starts() {
            @Override
            public void start(String name, Attributes attributes) {
                attributes
                        .find("Id")
                        .ifPresent(
                                id -> targets.put(id, attributes.find("Target").orElse("")));
            }
        });
        return targets;
    }

    /** Only the elements matter. */
    private abstract static class Starts implements XmlScanner.Handler {
        @Override
        public void text(String text) {}

        @Override
        public void end(String name) {}
    }
}
