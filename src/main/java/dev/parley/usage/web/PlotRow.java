package dev.parley.usage.web;

import java.util.List;

/**
 * A day in words.
 *
 * @param parts by model
 */
public record PlotRow(String day, List<String> parts, String sum) {}
