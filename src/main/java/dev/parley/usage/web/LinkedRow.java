package dev.parley.usage.web;

/**
 * A row with a link.
 *
 * @param target a part of the URL
 */
public record LinkedRow(String target, UsageRow row) {}
