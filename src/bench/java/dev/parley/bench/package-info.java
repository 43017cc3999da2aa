/**
 * The benchmark: the packed WAR in a JVM of its own, a model server and the browsers in this one, all on loopback. In the
 * same minutes it measures two others at the same work, so that what it tells are ratios: a servlet that copies bytes,
 * which is the limit, and the way of the seed, which renders and sends the whole answer at each delta.
 *
 * <p>{@code mvn -Pbench verify} runs it; no figure of it decides whether a build passes. Model server and browsers have one
 * thread each and no library between them and the socket, for they share the machine with what they measure.
 */
package dev.parley.bench;
