package dev.rustsecd.snapshot;

import dev.rustsecd.release.Maturity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the operator has decided for every answer.
 *
 * @param freshness how old the data may be
 * @param maturity how old releases must be that answers advise to move to
 */
public record Rules(Freshness freshness, Maturity maturity) {
    /** The defaults of the settings. */
    public static final Rules DEFAULT = new Rules(Freshness.DEFAULT, Maturity.DEFAULT);

    /** These rules with the client's own {@code maxStaleness}, where it gave one. */
    public Rules with(@Nullable Duration maxStaleness) {
        return new Rules(freshness.with(maxStaleness), maturity);
    }
}
