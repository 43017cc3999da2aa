package dev.parley.exchange;

/**
 * How much is kept.
 *
 * @param answersPerUser the newest answers of each user; 0 if nothing is recorded
 * @param days the days after which an exchange is removed
 */
public record Retention(int answersPerUser, int days) {
    /** Whether exchanges are recorded. */
    public boolean isOn() {
        return answersPerUser > 0;
    }
}
