package dev.rustsecd.lockfile;

import org.jspecify.annotations.Nullable;

/** A number of steps that a piece of work may take, so that no input takes it far. Not safe for use by two threads. */
public final class WorkBudget {
    private final @Nullable WorkBudget whole;
    private long left;
    private int smallSteps;

    public WorkBudget(long steps) {
        this(null, steps);
    }

    private WorkBudget(@Nullable WorkBudget whole, long steps) {
        this.whole = whole;
        this.left = steps;
    }

    /** Takes steps; false when there are not enough, and then there is nothing left. */
    public boolean spend(long steps) {
        left = steps > left ? -1 : left - steps;
        if (whole != null) {
            whole.spend(steps);
        }
        return left >= 0;
    }

    /** Takes a step for so many small ones, with the last of them; false when there is nothing left. */
    public boolean spendOneOf(int small) {
        smallSteps++;
        if (smallSteps < small) {
            return left >= 0;
        }
        smallSteps = 0;
        return spend(1);
    }

    /** A part of what is left, to be spent apart; what it takes is taken here too. */
    public WorkBudget part(long steps) {
        return new WorkBudget(this, Math.min(steps, left));
    }

    public boolean isSpent() {
        return left < 0;
    }
}
