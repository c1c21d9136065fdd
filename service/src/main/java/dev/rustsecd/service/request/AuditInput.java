package dev.rustsecd.service.request;

import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.reject.RejectedInput;
import java.util.Optional;

/**
 * What an audit is asked about: the text of a lockfile, or packages that were read already.
 *
 * @param text of a lockfile, UTF-8, not yet looked at; empty where {@code packages} are given
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record AuditInput(byte[] text, Optional<Lockfile> packages, AuditOptions options) {
    /**
     * Tells a body apart and reads all of it but the lockfile.
     *
     * @param query what the query says of the policy
     * @throws RejectedInput for a body that is blank, or JSON of another shape
     */
    public static AuditInput read(byte[] body, PolicyValues query) {
        return switch (BodyKind.of(body)) {
            case TOML -> new AuditInput(body, Optional.empty(), PolicyReader.read(query));
            case JSON -> new JsonAuditInput(query).read(Utf8.decode(body));
        };
    }
}
