package dev.parley.usage;

import dev.parley.db.Row;
import java.sql.SQLException;

/**
 * What was used in a month.
 *
 * @param costMicros what the installation pays
 * @param ownCostMicros what users with an own API key pay
 */
public record Used(long answers, long tokens, long costMicros, long ownCostMicros) {
    /** Reads the columns with this prefix; a missing row has used nothing. */
    static Used of(Row row, String prefix) throws SQLException {
        return new Used(
                row.getLong(prefix + "answers"),
                row.getLong(prefix + "tokens"),
                row.getLong(prefix + "cost_micros"),
                row.getLong(prefix + "own_cost_micros"));
    }

    /** The costs that count towards a limit. */
    long limitedCostMicros(boolean includesOwnKeys) {
        return includesOwnKeys ? costMicros + ownCostMicros : costMicros;
    }

    /** Adds answers that are still being written, as large as the average one. */
    long with(long running, long sum) {
        return answers == 0 ? sum : sum + Math.multiplyExact(running, sum / answers);
    }
}
