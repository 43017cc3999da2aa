package dev.parley.usage.web;

/** A price in words. */
public record PriceRow(String pattern, String input, String output) {}
