package dev.parley.provider;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Looks for responses of model servers that break {@link AnyStreamCheck}: {@code just fuzz}. */
class StreamFuzzTest {
    private final AnyStreamCheck streams = new AnyStreamCheck();

    @FuzzTest(maxDuration = "2m")
    void anyResponseIsReadToItsEnd(byte[] body) {
        streams.check(body);
    }
}
