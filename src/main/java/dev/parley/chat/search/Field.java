package dev.parley.chat.search;

/** The text of a message, or the title of its chat. */
enum Field {
    TEXT(""),
    /** Indexed with the first messages of the chat. */
    TITLE("___");

    private final String mark;

    Field(String mark) {
        this.mark = mark;
    }

    /**
     * A word as it is indexed: ASCII letters and digits as they are, any other character as its number in base 36 between
     * underscores. So the tokenizers of both databases agree, and nothing has a meaning in their query languages. The token
     * of the beginning of a word is the beginning of its token.
     */
    String token(String word) {
        var token = new StringBuilder(mark);
        word.codePoints().forEach(c -> append(token, c));
        return token.toString();
    }

    private static void append(StringBuilder token, int c) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            token.append((char) c);
        } else {
            token.append('_').append(Integer.toString(c, Character.MAX_RADIX)).append('_');
        }
    }
}
