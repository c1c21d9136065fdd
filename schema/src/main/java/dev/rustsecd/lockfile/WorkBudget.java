package dev.rustsecd.lockfile;

/** A number of steps that a piece of work may take, so that no input takes it far. Not safe for use by two threads. */
public final class WorkBudget {
    private long left;

    public WorkBudget(long steps) {
        this.left = steps;
    }

    /** Takes steps; false when there are not enough, and then there is nothing left. */
    public boolean spend(long steps) {
        left = steps > left ? -1 : left - steps;
        return left >= 0;
    }

    public boolean isSpent() {
        return left < 0;
    }
}
