package dev.rustsecd.service.page.part;

import dev.rustsecd.words.page.PageSentences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A labelled fact with one or more values. */
public record Fact(String label, List<Value> values) {
    public Fact {
        values = List.copyOf(values);
    }

    /** A value; with an address it is a link, with a moment a time. */
    public record Value(
            String text, @Nullable String address, @Nullable Moment moment) {
        public Value(String text, @Nullable String address) {
            this(text, address, null);
        }

        public static Value of(Moment moment) {
            return new Value(moment.words(), null, moment);
        }
    }

    public static Fact of(String label, String text) {
        return new Fact(label, List.of(new Value(text, null)));
    }

    public static Fact at(String label, Moment moment) {
        return new Fact(label, List.of(Value.of(moment)));
    }

    public static Fact link(String label, String text, String address) {
        return new Fact(label, List.of(new Value(text, address)));
    }

    /** The facts that have values, in order. */
    public static List<Fact> present(Collection<Fact> facts) {
        List<Fact> present = new ArrayList<>(facts);
        present.removeIf(fact -> fact.values().isEmpty()
                || fact.values().stream().allMatch(value -> value.text().isEmpty()));
        return present;
    }

    public static Fact texts(String label, Collection<?> values) {
        return new Fact(
                label,
                values.stream().map(value -> new Value(value.toString(), null)).toList());
    }

    /** The first of the values, and how many there are more. */
    public static List<Value> capped(List<Value> values, int most) {
        if (values.size() <= most) {
            return values;
        }
        List<Value> capped = new ArrayList<>(values.subList(0, most));
        capped.add(new Value(PageSentences.andMore(values.size() - most), null));
        return capped;
    }
}
