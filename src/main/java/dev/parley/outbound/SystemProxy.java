package dev.parley.outbound;

/** The proxy of this machine for outgoing requests, {@code -Dhttps.proxyHost}, which resolves the names of other hosts. */
public final class SystemProxy {
    private SystemProxy() {}

    /** Whether there is a proxy, so this machine may not be able to resolve names. */
    public static boolean isUsed() {
        return System.getProperty("https.proxyHost") != null;
    }

    /** Whether this is the name of the proxy itself. */
    public static boolean isHost(String host) {
        return host.equalsIgnoreCase(System.getProperty("https.proxyHost"))
                || host.equalsIgnoreCase(System.getProperty("http.proxyHost"));
    }
}
