package dev.rustsecd.service.admission;

/** What happens to a lane. */
sealed interface LaneEvent {
    /** A request wants to be admitted. */
    record Asked(long id, long heapBytes) implements LaneEvent {}

    /** It has waited as long as it may, or nobody waits for its answer any more. */
    record Expired(long id) implements LaneEvent {}

    /** An admitted request that was set aside wants to be worked on again. */
    record Resumed(long id) implements LaneEvent {}

    /**
     * Admitted requests are worked on no longer, or hold less.
     *
     * @param places how many
     * @param heapBytes negative where it turned out that they hold more
     */
    record Freed(int places, long heapBytes) implements LaneEvent {}
}
