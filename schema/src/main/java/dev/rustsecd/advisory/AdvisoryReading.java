package dev.rustsecd.advisory;

import java.util.List;

/**
 * An advisory, and what was odd about its file and is read all the same.
 *
 * @param remarks sentences for the operator; what they quote is short
 */
public record AdvisoryReading(Advisory advisory, List<String> remarks) {
    public AdvisoryReading {
        remarks = List.copyOf(remarks);
    }
}
