package dev.rustsecd.benchmark.cost;

/**
 * A line of the table.
 *
 * @param measured the figure and its spread
 * @param goal what it ought to be
 */
record Result(String what, String measured, String goal, boolean met) {
    static Result atMost(String what, Spread measured, double goal, String unit) {
        String limit = "at most " + Spread.text(goal) + unit;
        return new Result(what, measured + unit, limit, measured.median() <= goal);
    }

    @Override
    public String toString() {
        return "| " + what + " | " + measured + " | " + goal + " | " + (met ? "met" : "missed") + " |";
    }
}
