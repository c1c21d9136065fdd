package dev.rustsecd.service.request;

import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.LockfileSentences;
import dev.rustsecd.words.rejection.RequestSentences;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** Reads {@code {"lockfile", "policy"}}, {@code {"packages", "policy"}} and {@code ["time@0.1.42", …]}. */
    private static final class JsonAuditInput {
        /** Lists of packages are taken for lockfiles of the newest layout. */
        private static final int LOCKFILE_VERSION = 4;

        private final PolicyValues query;
        private PolicyValues policy = PolicyValues.NONE;
        private @Nullable String text;
        private @Nullable List<LockedPackage> packages;

        JsonAuditInput(PolicyValues query) {
            this.query = query;
        }

        AuditInput read(String body) {
            return JsonSource.read(body, json -> {
                if (json.isArray()) {
                    packages = new JsonPackages(json).read();
                } else {
                    json.object(name -> member(json, name));
                }
                return finish(json);
            });
        }

        private void member(JsonSource json, String name) {
            switch (name) {
                case "lockfile" -> text = json.string();
                case "packages" -> packages = new JsonPackages(json).read();
                case "policy" -> policy = PolicyValues.ofJson(json);
                default -> throw json.reject(RequestSentences.AUDIT_MEMBERS);
            }
        }

        private AuditInput finish(JsonSource json) {
            if ((text == null) == (packages == null)) {
                throw json.reject(RequestSentences.ONE_AUDIT_MEMBER);
            }
            AuditOptions options = PolicyReader.read(query.and(policy));
            if (packages != null && packages.isEmpty()) {
                throw new RejectedInput(Rejection.JSON_INVALID, RequestSentences.NO_PACKAGES, Location.pointer(""));
            }
            if (packages != null) {
                Lockfile lockfile = new Lockfile(LOCKFILE_VERSION, false, packages, List.of(), List.of(), List.of());
                return new AuditInput(new byte[0], Optional.of(lockfile), options);
            }
            if (text == null || text.isBlank()) {
                throw new RejectedInput(Rejection.BODY_BLANK, LockfileSentences.EMPTY);
            }
            return new AuditInput(text.getBytes(StandardCharsets.UTF_8), Optional.empty(), options);
        }
    }
}
