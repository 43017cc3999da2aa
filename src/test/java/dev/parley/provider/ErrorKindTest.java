package dev.parley.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorKindTest {
    /** Written out, because these codes are in databases: a constant may be renamed, a code may not. */
    private static final List<String> STORED = List.of(
            "key_missing",
            "connection_gone",
            "key_refused",
            "forbidden",
            "model_unknown",
            "address_unknown",
            "no_model_list",
            "rate_limited",
            "context_exceeded",
            "request_refused",
            "parameter_refused",
            "images_refused",
            "files_too_long",
            "server_error",
            "redirected",
            "unreachable",
            "silent",
            "not_understood",
            "no_answer",
            "cut",
            "ended_early",
            "filtered",
            "too_long",
            "internal");

    @Test
    void theCodesInDatabasesDoNotChange() {
        assertEquals(STORED, Stream.of(ErrorKind.values()).map(ErrorKind::code).toList());
        for (var kind : ErrorKind.values()) {
            assertEquals(Optional.of(kind), ErrorKind.ofCode(kind.code()));
        }
    }

    @Test
    void aCodeOfANewerVersionIsUnknown() {
        assertEquals(Optional.empty(), ErrorKind.ofCode("quota_of_2030"));
    }
}
