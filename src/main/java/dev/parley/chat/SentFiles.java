package dev.parley.chat;

import dev.parley.provider.ChatImage;
import java.util.List;

/**
 * What a model gets for the attachments of a question.
 *
 * @param text the texts of files, each in a frame with its name; may be empty
 * @param imagesLeftOut the number of images that only the text names
 */
record SentFiles(String text, List<ChatImage> images, int imagesLeftOut) {
    static final SentFiles NONE = new SentFiles("", List.of(), 0);
}
