package dev.rustsecd.service.admission;

/** What {@link LaneMachine} wants done. */
sealed interface LaneCommand {
    /** Work on a request, which has a place from now on. */
    record Admit(long id) implements LaneCommand {}

    /** Tell a request to come again. Never one that was admitted. */
    record Reject(long id) implements LaneCommand {}
}
