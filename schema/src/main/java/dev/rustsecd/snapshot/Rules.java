package dev.rustsecd.snapshot;

import dev.rustsecd.release.Maturity;

/**
 * What the operator has decided for every answer.
 *
 * @param freshness how old the data may be
 * @param maturity how old releases must be that answers advise to move to
 */
public record Rules(Freshness freshness, Maturity maturity) {
    /** The defaults of the settings. */
    public static final Rules DEFAULT = new Rules(Freshness.DEFAULT, Maturity.DEFAULT);
}
