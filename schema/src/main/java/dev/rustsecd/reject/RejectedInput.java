package dev.rustsecd.reject;

import java.util.function.UnaryOperator;

/**
 * An input was read and rejected. It is an answer, not a bug: it has no stack trace, and it is caught in exactly two
 * places, where HTTP problems are made and where records are put into quarantine.
 */
public final class RejectedInput extends RuntimeException {
    private final Rejection rejection;
    private final transient Location where;

    /**
     * @param detail what was read and what was expected, in one sentence without the location
     */
    public RejectedInput(Rejection rejection, String detail, Location where) {
        super(detail, null, false, false);
        this.rejection = rejection;
        this.where = where;
    }

    public RejectedInput(Rejection rejection, String detail) {
        this(rejection, detail, Location.NOWHERE);
    }

    public Rejection rejection() {
        return rejection;
    }

    /** What was read and what was expected. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public Location where() {
        return where;
    }

    /** The same rejection at another place: for a reader that knows where its part of the input lies. */
    public RejectedInput at(Location place) {
        return new RejectedInput(rejection, detail(), place);
    }

    /** The same rejection of a larger thing: its reason, and a sentence of what contains this detail. */
    public RejectedInput in(Rejection larger, UnaryOperator<String> sentence) {
        return new RejectedInput(larger, sentence.apply(detail()), where);
    }
}
