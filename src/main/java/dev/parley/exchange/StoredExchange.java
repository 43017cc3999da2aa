package dev.parley.exchange;

import dev.parley.provider.ExchangeFacts;

/**
 * A stored exchange of an answer.
 *
 * @param number its position among those of the answer, from 1
 */
public record StoredExchange(int number, ExchangeFacts facts, StoredBody request, StoredBody reply) {
    StoredExchange numbered(int newNumber) {
        return new StoredExchange(newNumber, facts, request, reply);
    }
}
