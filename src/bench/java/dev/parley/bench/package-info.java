/**
 * The benchmark of the packed WAR, run by {@code mvn -Pbench verify}. The WAR runs in its own JVM; the model server and the
 * browsers run in this one, on loopback.
 *
 * <p>Load benchmarks alternate between Parley and two baselines, so that results can be compared as ratios: a servlet that
 * copies bytes, which is the upper limit, and RustGPT's way to render and send the whole answer at each delta. Model server
 * and browsers are single-threaded and use sockets directly because they share the machine with the server under test.
 *
 * <p>No result decides whether a build passes.
 */
package dev.parley.bench;
