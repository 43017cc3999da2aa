package dev.parley.chat.web;

import dev.parley.chat.ChatTitle;
import dev.parley.text.BlankText;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletRequest;

/** Reads and checks the name that a user enters for a folder. */
final class FolderForm {
    static final int NAME_CHARS_MAX = 100;

    private FolderForm() {}

    static String name(HttpServletRequest request) {
        var name = ChatTitle.line(Form.of(request).text("name"));
        int chars = name.codePointCount(0, name.length());
        if (BlankText.isBlank(name)) {
            throw new HttpException(422, "problem.folder.empty");
        }
        if (chars > NAME_CHARS_MAX) {
            throw new HttpException(422, "problem.folder.long", chars, NAME_CHARS_MAX);
        }
        return name;
    }
}
