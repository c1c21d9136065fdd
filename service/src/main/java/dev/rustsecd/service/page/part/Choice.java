package dev.rustsecd.service.page.part;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One option of a select; the empty value is none of them. */
public record Choice(String value, String label, boolean chosen) {
    public static List<Choice> of(Collection<String> values, String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", "any", chosen.isEmpty()));
        values.forEach(value -> choices.add(new Choice(value, value, value.equals(chosen))));
        return choices;
    }
}
