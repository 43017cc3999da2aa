package dev.parley.api.web;

import dev.parley.web.Form;
import dev.parley.web.HttpException;

/** The parameters of a paged list. */
final class PageQuery {
    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_DIGITS_MAX = 3;

    private PageQuery() {}

    /**
     * How many items the program wants.
     *
     * @throws HttpException 422 if {@code limit} is not a number from 1 to {@code max}
     */
    static int limit(Form query, int max) {
        if (!query.has("limit")) {
            return LIMIT_DEFAULT;
        }
        var text = query.text("limit");
        boolean isNumber = !text.isEmpty()
                && text.length() <= LIMIT_DIGITS_MAX
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int limit = isNumber ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > max) {
            throw new HttpException(422, "problem.api.limit", max);
        }
        return limit;
    }
}
