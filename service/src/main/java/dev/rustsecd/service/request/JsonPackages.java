package dev.rustsecd.service.request;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.crate.Purl;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RequestSentences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an array of packages, each a text such as {@code time@0.1.42} or an object with name, version and source. */
final class JsonPackages {
    private static final int MAX_PACKAGES = LockfileLimits.DEFAULT.maxPackages();
    private static final int MAX_NAME = 200;

    private final JsonSource json;

    JsonPackages(JsonSource json) {
        this.json = json;
    }

    List<LockedPackage> read() {
        List<LockedPackage> packages = new ArrayList<>();
        json.array(() -> {
            if (packages.size() == MAX_PACKAGES) {
                throw new RejectedInput(
                        Rejection.LOCKFILE_TOO_LARGE, RequestSentences.tooManyPackages(MAX_PACKAGES), json.where());
            }
            packages.add(json.isString() ? ofText() : ofObject());
        });
        return packages;
    }

    private LockedPackage ofText() {
        Location where = json.where();
        String text = json.string();
        try {
            if (Purl.isPurl(text)) {
                Purl purl = Purl.parse(text);
                return locked(purl.name(), VersionQuestion.version(purl), PurlOrigin.of(text));
            }
            int at = text.lastIndexOf('@');
            if (at < 0) {
                throw json.reject(RequestSentences.PACKAGE);
            }
            return locked(text.substring(0, at), text.substring(at + 1), PackageSource.CRATES_IO);
        } catch (RejectedInput rejected) {
            throw rejected.at(where);
        }
    }

    private LockedPackage ofObject() {
        Location where = json.where();
        Map<String, String> members = new LinkedHashMap<>();
        json.object(name -> {
            if (!name.equals("name") && !name.equals("version") && !name.equals("source")) {
                throw json.reject(RequestSentences.PACKAGE_MEMBERS);
            }
            if (!json.isNull()) {
                members.put(name, json.string());
            }
        });
        String name = members.get("name");
        String version = members.get("version");
        String source = members.get("source");
        if (name == null || version == null) {
            throw new RejectedInput(Rejection.JSON_INVALID, RequestSentences.PACKAGE_FORM, where);
        }
        try {
            return locked(name, version, source == null ? PackageSource.CRATES_IO : PackageSource.parse(source));
        } catch (RejectedInput rejected) {
            throw rejected.at(where);
        }
    }

    private static LockedPackage locked(String name, String version, @Nullable PackageSource source) {
        boolean isShort = name.codePointCount(0, name.length()) <= MAX_NAME;
        if (name.isBlank() || !isShort || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new RejectedInput(Rejection.CRATE_NAME_INVALID, RequestSentences.packageName(MAX_NAME));
        }
        return new LockedPackage(name, version, VersionQuestion.semver(version), source, null, List.of(), null, 0);
    }
}
