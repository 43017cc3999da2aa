package dev.parley.markdown;

/** HTML that is safe to put into a page as it is: escaped or sanitised by this package, and made nowhere else. */
public record SafeHtml(String html) {
    public static final SafeHtml EMPTY = new SafeHtml("");

    @Override
    public String toString() {
        return html;
    }
}
