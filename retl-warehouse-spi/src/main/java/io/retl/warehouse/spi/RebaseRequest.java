package io.retl.warehouse.spi;

/**
 * How the checksums of a state are rewritten for a model whose columns, or whose checksum, are others than before. Immutable.
 *
 * @param tables the tables of the mapping
 * @param staged the table that the rebase makes for itself
 * @param before the model with the checksum that the state was made with
 * @param after the model as it is
 * @param guard which rebase is allowed
 */
public record RebaseRequest(MappingTables tables, TableName staged, ModelShape before, ModelShape after, Guard guard) {
    /**
     * The guard of a rebase: that of the fold. It is allowed only while the checkpoint still has the state id and the sync
     * number that the sync saw when it began, and no later epoch.
     *
     * @param stateId the identity of the state
     * @param syncNumber the sync number that the checkpoint has, and keeps
     * @param epoch the epoch that it gets
     * @param columns the column signature that it gets
     * @param encoding the version of the checksum that it gets
     */
    public record Guard(String stateId, long syncNumber, long epoch, String columns, int encoding) {}
}
