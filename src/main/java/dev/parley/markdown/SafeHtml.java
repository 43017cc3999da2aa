package dev.parley.markdown;

/** HTML that is escaped or sanitized and can be put into a page as it is. Only this package creates it. */
public record SafeHtml(String html) {
    public static final SafeHtml EMPTY = new SafeHtml("");

    @Override
    public String toString() {
        return html;
    }
}
