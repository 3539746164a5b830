package io.retl.internal.load;

import io.retl.internal.step.Flaw;
import io.retl.warehouse.spi.DeltaKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names transitions.
 *
 * <p>Invariant: the same transition sent again has the same id; another transition of the same row has another. A→B→A and
 * add, delete, add again have three each, because the origin is the sync that the row stands at. Not thread-safe.
 */
final class MessageIds {
    private static final int BYTES = 16;

    private final MessageDigest digest;
    private final byte[] prefix;
    private final boolean hasOrigin;

    MessageIds(String stateId, String mappingId, Set<Flaw> flaws) {
        this.hasOrigin = !flaws.contains(Flaw.NO_ORIGIN_IN_MESSAGE_ID);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
        this.prefix = (part(stateId) + part(mappingId)).getBytes(StandardCharsets.UTF_8);
    }

    String of(DeltaKind kind, String recordId, @Nullable String checksum, long origin) {
        digest.update(prefix);
        String transition = (kind == DeltaKind.DELETED ? "delete " : "upsert ")
                + part(recordId)
                + part(checksum == null ? "" : checksum)
                + (hasOrigin ? origin : "");
        byte[] hash = digest.digest(transition.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    /** A part with its length, so that no two lists of parts read alike. */
    private static String part(String text) {
        return text.length() + ":" + text;
    }
}
