package io.retl.internal.control;

/**
 * The last fold that the control store knows of. A warehouse that stands at an earlier one, or at another state, was
 * restored from a copy.
 *
 * @param stateId the identity of the state
 * @param syncNumber the number of the sync that was folded
 */
public record FoldMark(String stateId, long syncNumber) {}
