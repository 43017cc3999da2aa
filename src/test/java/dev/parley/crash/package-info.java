/**
 * The crash test: the packaged WAR is killed again and again while {@link dev.parley.crash.RandomClient}s send, follow, stop and
 * delete, and log the responses. After each restart, {@link dev.parley.crash.ConsistencyChecker} compares the database with
 * the log.
 */
package dev.parley.crash;
