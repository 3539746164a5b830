package io.retl.destination.webhook;

import io.retl.destination.http.Body;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves to the receiver who sent a body, and that it is whole. Immutable and thread-safe. */
final class Signature {
    static final String HEADER = "X-Signature";

    private static final String ALGORITHM = "HmacSHA1";

    private final SecretKeySpec key;

    Signature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The HMAC of exactly the bytes that are sent, in lower-case hexadecimal. */
    String of(Body body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(body.bytes());
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", failure);
        }
    }
}
