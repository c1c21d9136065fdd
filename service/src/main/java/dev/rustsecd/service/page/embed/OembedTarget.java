package dev.rustsecd.service.page.embed;

import dev.rustsecd.service.page.part.Addresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of this service of which there is a card, told from its address.
 *
 * @param version empty for the page of a crate
 */
public record OembedTarget(String crate, String version) {
    private static final int MAX_CHARACTERS = 500;
    private static final Pattern PATH =
            Pattern.compile("/(?:crates|embed)/([A-Za-z0-9_-]{1,64})(?:/([0-9A-Za-z.+-]{1,128}))?/?");

    /**
     * @param base address of this service, without a slash at its end
     * @return nothing for any other address
     */
    public static Optional<OembedTarget> of(String url, String base) {
        if (url.length() > MAX_CHARACTERS || !url.startsWith(base + "/")) {
            return Optional.empty();
        }
        try {
            String path = new URI(url).getPath();
            String own = Optional.ofNullable(new URI(base).getPath()).orElse("");
            Matcher matcher = PATH.matcher(path.substring(own.length()));
            return matcher.matches()
                    ? Optional.of(new OembedTarget(
                            matcher.group(1),
                            Optional.ofNullable(matcher.group(2)).orElse("")))
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The address of the card, relative to the service. */
    public String card() {
        return version.isEmpty() ? Addresses.card(crate) : Addresses.card(crate, version);
    }
}
