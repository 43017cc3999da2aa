package dev.parley.provider;

/** How an exchange with a model server ended. */
public enum ExchangeEnd {
    /** The server ended its reply. */
    BY_SERVER,
    /** Parley closed the connection when it had read what it needed. */
    READ,
    /** Parley closed the connection before the end: the answer was stopped, or took too long. */
    STOPPED,
    /** The connection was lost during the reply. */
    LOST,
    /** There was no reply. */
    NO_REPLY
}
