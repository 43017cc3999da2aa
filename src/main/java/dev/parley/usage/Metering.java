package dev.parley.usage;

/** What an answer needs of this package: its limits before it starts, the counter when it ends, and its cost afterwards. */
public record Metering(UsageStore usage, MonthlyLimits limits, AnswerCost cost) {}
