package dev.parley.admin;

/**
 * A value of the configuration, which the operator sets.
 *
 * @param value in effect; empty if there is none, or if it is a secret
 * @param set whether the operator has set it; otherwise it is the default
 * @param secret whether its value is never shown
 */
public record ConfigValue(String name, String value, boolean set, boolean secret) {}
