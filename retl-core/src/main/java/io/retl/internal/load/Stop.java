package io.retl.internal.load;

import io.retl.ErrorCode;
import io.retl.sync.SyncStatus;

/**
 * Why a sync stops before its end. What was delivered until then is folded.
 *
 * @param status how it ends
 * @param code the stable name of the reason
 * @param message where, what, how to fix
 */
public record Stop(SyncStatus status, ErrorCode code, String message) {}
