/**
 * Where requests to other servers may go. The administrator of an installation decides about its model servers, which may
 * be on the same machine; only addresses at which cloud providers hand out credentials are never asked. Users may name a
 * server only if the configuration allows it, and only one with a public address.
 *
 * <ul>
 *   <li>{@link dev.parley.outbound.AddressPolicy}: which IP addresses are public, and which hand out credentials
 *   <li>{@link dev.parley.outbound.UserUrls}: which URLs users may enter
 * </ul>
 *
 * <p>A name can resolve to another address at any time, so the address is checked when a connection is opened, by the
 * resolver of the HTTP client: it connects to the address that was checked. This package must not depend on any other.
 */
@NullMarked
package dev.parley.outbound;

import org.jspecify.annotations.NullMarked;
