package dev.parley.bench;

/**
 * The result of one microbenchmark.
 *
 * @param name the class, the method and the {@link BenchmarkInput}
 * @param errorMicros half of the 99.9% confidence interval of the mean
 * @param bytesPerOp allocated bytes
 */
public record MicrobenchmarkResult(String name, double microsPerOp, double errorMicros, double bytesPerOp) {}
