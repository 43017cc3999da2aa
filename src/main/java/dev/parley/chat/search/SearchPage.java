package dev.parley.chat.search;

import java.util.List;

/**
 * A page of hits, the newest first.
 *
 * @param older where the next page begins, to be passed to the search; 0 if this is the last page
 */
public record SearchPage(List<SearchHit> hits, long older) {}
