package dev.rustsecd.service.page.timeline;

import dev.rustsecd.catalog.PublishedVersion;
import dev.rustsecd.words.page.TimelineSentences;
import java.util.Locale;

/**
 * How a run of versions looks. Marks differ by shape as well as by colour: what is affected is tall, what is yanked is
 * hollow.
 */
public enum RunMark {
    SAFE(TimelineSentences.safe(), 6),
    YANKED(TimelineSentences.yanked(), 10),
    AFFECTED(TimelineSentences.affected(), 18),
    BOTH(TimelineSentences.affectedAndYanked(), 18),
    UNKNOWN(TimelineSentences.notKnown(), 6);

    private final String words;
    private final int height;

    RunMark(String words, int height) {
        this.words = words;
        this.height = height;
    }

    static RunMark of(PublishedVersion.Status status) {
        return switch (status) {
            case SAFE -> SAFE;
            case AFFECTED -> AFFECTED;
            case YANKED -> YANKED;
            case BOTH -> BOTH;
            case UNKNOWN -> UNKNOWN;
        };
    }

    public String words() {
        return words;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** The class under which it is drawn. */
    public String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
