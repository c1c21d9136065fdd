package dev.rustsecd.advisory;

import dev.rustsecd.reject.RejectedInput;
import org.jspecify.annotations.Nullable;

/**
 * What the front matter of a file says that it is about, whether or not the rest of the file can be read: so that it is
 * known of which crates something is not known.
 *
 * @param id as written; null where it cannot be read
 * @param crate the {@code package} key, as written; null where it cannot be read
 * @param collection the {@code collection} key; null where there is none
 */
public record AdvisorySubject(
        @Nullable String id,
        @Nullable String crate,
        @Nullable String collection) {
    /** That of a file which says nothing that can be read. */
    public static final AdvisorySubject UNREADABLE = new AdvisorySubject(null, null, null);

    /**
     * As far as it can be read.
     *
     * @param content the file's bytes, or its first ones
     */
    public static AdvisorySubject of(byte[] content) {
        try {
            FrontMatter file =
                    FrontMatter.split(AdvisoryFile.read(content, content.length).text());
            TomlSection advisory = TomlSection.of(file, "advisory");
            return new AdvisorySubject(text(advisory, "id"), text(advisory, "package"), text(advisory, "collection"));
        } catch (RejectedInput unreadable) {
            return UNREADABLE;
        }
    }

    private static @Nullable String text(TomlSection advisory, String key) {
        try {
            return advisory.text(key).map(FieldText::value).orElse(null);
        } catch (RejectedInput unreadable) {
            return null;
        }
    }

    /** Whether it is the template of an advisory that has no number yet, and so is not published. */
    public boolean isDraft() {
        return AdvisoryId.DRAFT.equals(id);
    }
}
