package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.transfer.PortableFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a message of ChatGPT's export. Images are named by pointers such as {@code file-service://file-abc} and
 * {@code sediment://file_abc}, other files by ids in the metadata, and the names of the entries in the ZIP file begin with the
 * same ids. Speech is left out: its transcript is in the message.
 */
final class ChatGptFiles {
    private static final String IMAGE = "image_asset_pointer";

    private ChatGptFiles() {}

    static List<PortableFile> of(JsonNode message) {
        var names = new LinkedHashMap<String, String>();
        for (var attachment : Fields.objects(message.path("metadata"), "attachments")) {
            Fields.filled(attachment, "id")
                    .ifPresent(id ->
                            names.put(id, Fields.filled(attachment, "name").orElse(id)));
        }
        var files = new ArrayList<PortableFile>();
        for (var part : Fields.objects(message.path("content"), "parts")) {
            if (part.path("content_type").asText().equals(IMAGE)) {
                Fields.filled(part, "asset_pointer").ifPresent(pointer -> files.add(file(id(pointer), names)));
            }
        }
        for (var output : Fields.objects(message.path("metadata").path("aggregate_result"), "messages")) {
            Fields.filled(output, "image_url").ifPresent(pointer -> files.add(file(id(pointer), names)));
        }
        files.forEach(file -> names.remove(path(file)));
        names.forEach((id, name) -> files.add(new PortableFile(name, new PortableFile.Entry(id))));
        return List.copyOf(files);
    }

    private static PortableFile file(String id, Map<String, String> names) {
        return new PortableFile(names.getOrDefault(id, id), new PortableFile.Entry(id));
    }

    private static String path(PortableFile file) {
        return file.source() instanceof PortableFile.Entry entry ? entry.path() : "";
    }

    /** Of {@code sediment://file_abc} or {@code sediment://123#file_abc#page_1.png} this is {@code file_abc}. */
    private static String id(String pointer) {
        var path = pointer.substring(pointer.indexOf("://") < 0 ? 0 : pointer.indexOf("://") + "://".length());
        for (var part : path.split("[#/]", -1)) {
            if (part.startsWith("file-") || part.startsWith("file_")) {
                return part;
            }
        }
        return path;
    }
}
