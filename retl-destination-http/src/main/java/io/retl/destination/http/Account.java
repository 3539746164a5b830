package io.retl.destination.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Whose tokens they are. Holds no secret, only a hash of them: a corrected secret is another account, so what the wrong one
 * led to is forgotten.
 */
record Account(String tokens, String clientId, String hash) {
    static Account of(Url tokens, String clientId, String... secrets) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String secret : secrets) {
                sha256.update(secret.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
            return new Account(
                    tokens.text().toString(), clientId, HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("Every Java platform has SHA-256.", failure);
        }
    }
}
