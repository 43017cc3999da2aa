package dev.parley.usage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** List prices of well-known models. Limits count them only if an admin has added them to the table. */
public final class KnownPrices {
    /** The currency of all of them. */
    public static final String CURRENCY = "USD";

    /** When they were last checked. */
    public static final YearMonth CHECKED = YearMonth.of(2025, 10);

    private static final int MICRO_DIGITS = 6;

    private static final List<Price> ALL = read();

    private KnownPrices() {}

    /** All of them. */
    public static List<Price> list() {
        return ALL;
    }

    /** The price of a model, if it is known. */
    static Optional<Price> find(String model) {
        return Price.of(model, ALL);
    }

    private static List<Price> read() {
        try (var file = KnownPrices.class.getResourceAsStream("/prices/known.csv")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .map(fields -> new Price(fields[0], micros(fields[1]), micros(fields[2])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long micros(String amount) {
        return new BigDecimal(amount).movePointRight(MICRO_DIGITS).longValueExact();
    }
}
