package dev.rustsecd.service.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the change stream: behind the event at a position of a revision, or behind all of them. As text it is the id
 * of that event, {@code 812-3}, or the number of the revision, {@code 812}.
 */
public record ChangePosition(long revision, int position) implements Comparable<ChangePosition> {
    private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,17})(?:-(0|[1-9][0-9]{0,8}))?");

    /** Behind everything that a revision brought. */
    public static ChangePosition behind(long revision) {
        return new ChangePosition(revision, Integer.MAX_VALUE);
    }

    /** Nothing where the text is no position. */
    public static Optional<ChangePosition> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long revision = Long.parseLong(matcher.group(1));
        return Optional.of(
                matcher.group(2) == null
                        ? behind(revision)
                        : new ChangePosition(revision, Integer.parseInt(matcher.group(2))));
    }

    @Override
    public int compareTo(ChangePosition other) {
        int byRevision = Long.compare(revision, other.revision);
        return byRevision != 0 ? byRevision : Integer.compare(position, other.position);
    }

    @Override
    public String toString() {
        return position == Integer.MAX_VALUE ? Long.toString(revision) : revision + "-" + position;
    }
}
