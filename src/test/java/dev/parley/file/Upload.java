package dev.parley.file;

import dev.parley.Person;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A form with files, as a browser sends it. */
public final class Upload {
    private static final String BOUNDARY = "----WebKitFormBoundaryx7bPn3";
    private static final Pattern ID = Pattern.compile("name=\"attachment-(\\d+)\"");

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** Adds a field. */
    public Upload field(String name, String value) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
        return this;
    }

    /** Adds a file. */
    public Upload file(String field, String name, byte[] content) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                + name.replace("\"", "%22") + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.writeBytes(content);
        write("\r\n");
        return this;
    }

    /** Sends the form; headers are name, value. */
    public HttpResponse<String> send(Person person, String path, String... headers) {
        write("--" + BOUNDARY + "--\r\n");
        return person.sends(person.request(path, headers)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Uploads one file like the composer. */
    public static HttpResponse<String> of(Person person, String name, byte[] content) {
        return new Upload().file("file", name, content).send(person, "/files", "HX-Request", "true");
    }

    /** Uploads one text and returns its id. */
    public static long text(Person person, String name, String text) {
        return id(of(person, name, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The id of the attachment in the response. */
    public static long id(HttpResponse<String> response) {
        var id = ID.matcher(response.body());
        if (!id.find()) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return Long.parseLong(id.group(1));
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
