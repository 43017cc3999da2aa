package dev.parley.bench;

/**
 * What one microbenchmark found.
 *
 * @param name of the class, the method, and the {@link Subject}
 * @param errorMicros half of the interval that has the true mean with 99.9% confidence
 * @param bytesPerOp of objects allocated
 */
public record Micro(String name, double microsPerOp, double errorMicros, double bytesPerOp) {}
