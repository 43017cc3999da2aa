package dev.parley.usage;

import static java.util.Comparator.comparing;

import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.provider.ModelRef;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The table of prices. Every answer needs it, so it is kept in memory; a change by another node is seen after
 * {@link #KEPT_FOR}.
 */
public final class PriceStore {
    /** Prices in the table. */
    public static final int PRICES_MAX = 500;

    /** The longest time until a change by another node is seen. */
    static final Duration KEPT_FOR = Duration.ofSeconds(5);

    private static final String ALL = "SELECT pattern, input_micros, output_micros FROM prices LIMIT ?";

    private record Stored(List<Price> prices, long readNanos) {}

    private final Database database;
    private final Ticker ticker;
    private volatile Optional<Stored> stored = Optional.empty();

    public PriceStore(Database database, Ticker ticker) {
        this.database = database;
        this.ticker = ticker;
    }

    /** All prices, by pattern. */
    public List<Price> list() {
        var kept = stored;
        if (kept.isPresent() && ticker.nanos() - kept.get().readNanos() < KEPT_FOR.toNanos()) {
            return kept.get().prices();
        }
        var now = ticker.nanos();
        var prices = database.read(ALL, PriceStore::price, PRICES_MAX).stream()
                .sorted(comparing(Price::pattern))
                .toList();
        stored = Optional.of(new Stored(prices, now));
        return prices;
    }

    /** The price of a model, whatever its connection; empty if it has none and so costs nothing. */
    public Optional<Price> find(String model) {
        return Price.of(ModelRef.of(model).id(), list());
    }

    /** Adds a price or replaces the one with the same pattern. Returns false if there are too many. */
    public boolean set(Price price) {
        boolean isStored = database.write(transaction -> {
            transaction.lockInstallation();
            long others = transaction
                    .readOne(
                            "SELECT COUNT(*) AS others FROM prices WHERE pattern <> ?",
                            row -> row.getLong("others"),
                            price.pattern())
                    .orElseThrow();
            if (others >= PRICES_MAX) {
                return false;
            }
            transaction.update("""
                    INSERT INTO prices (pattern, input_micros, output_micros) VALUES (?, ?, ?)
                    ON CONFLICT (pattern) DO UPDATE SET
                      input_micros = excluded.input_micros, output_micros = excluded.output_micros""", price.pattern(), price.inputMicros(), price.outputMicros());
            return true;
        });
        stored = Optional.empty();
        return isStored;
    }

    /**
     * Adds the prices of models that have none yet, as far as there is room, so that a price that an admin has set has precedence.
     * Returns their number.
     */
    public int addMissing(List<Price> known) {
        int added = database.write(transaction -> {
            transaction.lockInstallation();
            var present = transaction.read(ALL, PriceStore::price, PRICES_MAX);
            var missing = known.stream()
                    .filter(price -> present.stream().noneMatch(other -> other.includes(price)))
                    .limit(Math.max(0, PRICES_MAX - present.size()))
                    .toList();
            missing.forEach(price -> transaction.update(
                    "INSERT INTO prices (pattern, input_micros, output_micros) VALUES (?, ?, ?)",
                    price.pattern(),
                    price.inputMicros(),
                    price.outputMicros()));
            return missing.size();
        });
        stored = Optional.empty();
        return added;
    }

    private static Price price(Row row) throws SQLException {
        return new Price(row.getString("pattern"), row.getLong("input_micros"), row.getLong("output_micros"));
    }

    /** Removes a price. Returns whether there was one. */
    public boolean remove(String pattern) {
        boolean isRemoved = database.update("DELETE FROM prices WHERE pattern = ?", pattern) > 0;
        stored = Optional.empty();
        return isRemoved;
    }
}
