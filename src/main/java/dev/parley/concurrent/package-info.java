/**
 * The threads of the application. All are daemons with a name, so that a thread dump says what each is for and none
 * keeps a process alive.
 *
 * <ul>
 *   <li>{@link dev.parley.concurrent.Scheduler}: one thread for tasks that run now, later or repeatedly
 *   <li>{@link dev.parley.concurrent.DaemonThreads}: thread factories and pools
 *   <li>{@link dev.parley.concurrent.Ticker}: a clock for durations, which a test can replace
 * </ul>
 *
 * <p>All packages may use this one. It must not depend on any of them.
 */
@NullMarked
package dev.parley.concurrent;

import org.jspecify.annotations.NullMarked;
