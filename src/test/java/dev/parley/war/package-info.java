/** Runs the packaged WAR in a separate process, for the crash tests and the benchmarks. */
package dev.parley.war;
