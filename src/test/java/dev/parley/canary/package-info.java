/**
 * Finds secrets where they must not be. With {@code -Dparley.canary=folder}, {@link dev.parley.canary.Canary} watches every
 * {@link dev.parley.TestServer}: its responses while it runs, its database when it stops, and what the JVM logs at DEBUG. {@link
 * dev.parley.canary.CanaryCheck} then looks at the results of a run of all stories: {@code mvn -Pfull verify}.
 */
package dev.parley.canary;
