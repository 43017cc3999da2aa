/**
 * Extensions of Jetty for cases that never reach the application: error pages for requests that cannot be parsed, and
 * connections that send nothing. {@code src/jetty/jetty.xml} configures them for {@code mvn jetty:run} and the tests.
 *
 * <p>These classes run in the server's class loader, must not depend on the domain, and are not part of the WAR, which
 * depends on no container.
 */
@NullMarked
package dev.parley.jetty;

import org.jspecify.annotations.NullMarked;
