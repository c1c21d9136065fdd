package dev.rustsecd.crate;

import dev.rustsecd.crate.PackageSource.Kind;

/** Git sources: {@code git+URL}, at most one of {@code ?branch=}, {@code ?tag=} and {@code ?rev=}, {@code #COMMIT}. */
final class GitSource {
    private GitSource() {}

    /** @param url in normal form, query and fragment included */
    static PackageSource parse(String url) {
        int hash = url.indexOf('#');
        String commit = hash < 0 ? null : url.substring(hash + 1);
        String address = hash < 0 ? url : url.substring(0, hash);
        int question = address.indexOf('?');
        String reference = question < 0 ? "" : reference(address.substring(question + 1));
        String location = "git+" + (question < 0 ? address : address.substring(0, question));
        String text = location + (reference.isEmpty() ? "" : '?' + reference) + (commit == null ? "" : '#' + commit);
        return new PackageSource(Kind.GIT, text, location, commit);
    }

    // Source: cargo-lock crate, package/source.rs: the last of the keys that it knows wins, others are dropped.
    private static String reference(String query) {
        String reference = "";
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            reference = switch (formDecoded(key)) {
                case "branch", "ref" -> "branch=" + formDecoded(value);
                case "tag" -> "tag=" + formDecoded(value);
                case "rev" -> "rev=" + formDecoded(value);
                default -> reference;
            };
        }
        return reference;
    }

    private static String formDecoded(String text) {
        return PercentEncoding.decode(text.replace('+', ' '));
    }
}
