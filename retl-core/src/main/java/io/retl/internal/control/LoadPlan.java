package io.retl.internal.control;

/**
 * What is stored before the first send, so that any later run can settle the sync without the model.
 *
 * @param stateId the identity of the state that the delta was made from
 * @param expectedSync the sync number that the checkpoint had then
 * @param before the number before the delta's first row
 * @param rows how many rows the delta has
 * @param columns the column signature
 * @param encoding the version of the checksum
 * @param complete whether the delta holds every change there is
 * @param duplicates whether the duplicates table exists
 * @param began when the sync began, by the clock of the process, in seconds since 1970; failures are counted from it
 * @param read how far the sync read in the model
 */
public record LoadPlan(
        String stateId,
        long expectedSync,
        long before,
        long rows,
        String columns,
        int encoding,
        boolean complete,
        boolean duplicates,
        long began,
        ReadMark read) {}
