package dev.parley.usage;

/** What an answer needs of this package: its limits before it starts, and the counter when it ends. */
public record Metering(UsageStore usage, MonthlyLimits limits) {}
