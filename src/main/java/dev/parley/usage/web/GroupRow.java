package dev.parley.usage.web;

/**
 * A row of the list of groups.
 *
 * @param tokens the limit in words; empty if there is none
 * @param money the limit in words; empty if there is none
 */
public record GroupRow(long id, String name, long members, String tokens, String money) {}
