package dev.rustsecd.crate;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.words.operator.ConfigurationSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Addresses under which lockfiles name crates.io's index: its own in other spellings, public mirrors of it, and those that
 * the operator adds. The kind ({@code registry+} or {@code sparse+}), a user, {@code .git} and {@code /} at the end, and
 * case make no difference.
 *
 * <p>Source: lockfiles of public projects, and the mirrors' own guides to configuring Cargo.
 */
public final class CratesIoMirrors {
    /** In any scheme. */
    private static final List<String> BUILT_IN = List.of(
            "github.com/rust-lang/crates.io-index",
            "index.crates.io",
            "mirrors.ustc.edu.cn/crates.io-index",
            "mirrors.tuna.tsinghua.edu.cn/git/crates.io-index",
            "mirrors.tuna.tsinghua.edu.cn/crates.io-index",
            "mirrors.sjtug.sjtu.edu.cn/git/crates.io-index",
            "mirrors.sjtug.sjtu.edu.cn/crates.io-index",
            "mirror.sjtu.edu.cn/crates.io-index",
            "rsproxy.cn/crates.io-index",
            "rsproxy.cn/index");

    private static final Pattern ANY_SCHEME = Pattern.compile("(https?|git|ssh)://");
    private static final Pattern KIND = Pattern.compile("^(registry|sparse)\\+");
    private static final Pattern USER = Pattern.compile("(?<=://)[^/@]*@");
    private static final Pattern ENDING = Pattern.compile("(/|\\.git)+$");

    /** Crates.io's own index and its public mirrors. */
    public static final CratesIoMirrors WELL_KNOWN = new CratesIoMirrors(BUILT_IN.stream()
            .map(address -> pattern(ANY_SCHEME.pattern(), address))
            .toList());

    private final List<Pattern> patterns;

    private CratesIoMirrors(List<Pattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /**
     * Those that are well known, and these.
     *
     * @param urls absolute URLs, with or without the kind; {@code *} stands for one label of the host or one segment of the
     *     path
     * @throws IllegalArgumentException with a sentence, for what is no such URL
     */
    public static CratesIoMirrors of(List<String> urls) {
        List<Pattern> patterns = new ArrayList<>(WELL_KNOWN.patterns);
        for (String url : urls) {
            patterns.add(pattern(url));
        }
        return new CratesIoMirrors(patterns);
    }

    private static Pattern pattern(String url) {
        String address = ENDING.matcher(KIND.matcher(url).replaceFirst("")).replaceFirst("");
        int host = address.indexOf("://") + "://".length();
        try {
            WebUrl.normalize(address.replace('*', 'x'));
        } catch (RejectedInput noUrl) {
            throw new IllegalArgumentException(ConfigurationSentences.mirror(url));
        }
        boolean segments = host >= "://".length()
                && Pattern.compile("[./]")
                        .splitAsStream(address.substring(host))
                        .noneMatch(CratesIoMirrors::isMixed);
        if (!segments) {
            throw new IllegalArgumentException(ConfigurationSentences.mirrorStar(url));
        }
        return pattern(Pattern.quote(address.substring(0, host)), address.substring(host));
    }

    private static boolean isMixed(String part) {
        return part.indexOf('*') >= 0 && part.length() > 1;
    }

    private static Pattern pattern(String scheme, String address) {
        String quoted = Pattern.quote(address).replace("*", "\\E[^./]+\\Q");
        return Pattern.compile(scheme + quoted, Pattern.CASE_INSENSITIVE);
    }

    /** Whether packages of a registry at this address are crates.io's. */
    public boolean include(String address) {
        String plain = ENDING.matcher(KIND.matcher(address).replaceFirst("")).replaceFirst("");
        String anonymous = USER.matcher(plain).replaceFirst("");
        return patterns.stream().anyMatch(pattern -> pattern.matcher(anonymous).matches());
    }

    /** The source, as crates.io's where it is a registry at one of these addresses. */
    public PackageSource recognize(PackageSource source) {
        return source.kind() == PackageSource.Kind.REGISTRY && include(source.location())
                ? source.asCratesIo()
                : source;
    }
}
