/**
 * What Jetty does before a request reaches the application, where the Servlet API has no say: the error page of a request
 * that cannot be parsed, and connections that send nothing. {@code src/jetty/jetty.xml} puts it together, for {@code mvn
 * jetty:run} and for the tests.
 *
 * <p>It runs in the server's class loader, knows no domain and is not part of the WAR, which depends on no container.
 */
@NullMarked
package dev.parley.jetty;

import org.jspecify.annotations.NullMarked;
