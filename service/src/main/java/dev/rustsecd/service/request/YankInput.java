package dev.rustsecd.service.request;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RequestSentences;
import dev.rustsecd.yank.YankDocument;
import dev.rustsecd.yank.YankDocumentReader;
import dev.rustsecd.yank.YankOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads yank metadata documents as clients send them: in TOML, or the same tree as JSON. */
public final class YankInput {
    /** A list of 10,000 versions is some 200,000 bytes; a TOML text of this size takes seconds at worst. */
    public static final int MAX_BYTES = 1 << 20;

    private final boolean many;
    private @Nullable String description;
    private @Nullable String advisory;
    private @Nullable List<String> versions;

    private YankInput(boolean many) {
        this.many = many;
    }

    /**
     * A document for one version.
     *
     * @param contentType JSON where it says so, else TOML; null where the client gave none
     * @throws RejectedInput with the place, as line and column or as a JSON pointer
     */
    public static YankDocument one(byte[] body, @Nullable String contentType) {
        String text = text(body);
        return isJson(contentType)
                ? JsonSource.read(text, json -> new YankInput(false).read(json).document(json))
                : YankDocumentReader.one(text);
    }

    /** A document with its versions, likewise. */
    public static YankOrder many(byte[] body, @Nullable String contentType) {
        String text = text(body);
        return isJson(contentType)
                ? JsonSource.read(text, json -> new YankInput(true).read(json).order(json))
                : YankDocumentReader.many(text);
    }

    private static String text(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new RejectedInput(Rejection.BODY_TOO_LARGE, RequestSentences.yankDocumentSize(MAX_BYTES));
        }
        String text = Utf8.decode(body);
        if (text.isBlank()) {
            throw new RejectedInput(Rejection.BODY_BLANK, RequestSentences.YANK_BODY);
        }
        return text;
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    private YankInput read(JsonSource json) {
        json.object(name -> member(json, name));
        return this;
    }

    private void member(JsonSource json, String name) {
        switch (name) {
            case "description" -> description = json.string();
            case "advisory" ->
                json.object(inner -> {
                    if (!inner.equals("id")) {
                        throw json.reject(RequestSentences.ID);
                    }
                    advisory = json.string();
                });
            case "versions" -> versions(json);
            default -> throw json.reject(many ? RequestSentences.YANKS_MEMBERS : RequestSentences.YANK_MEMBERS);
        }
    }

    private void versions(JsonSource json) {
        if (!many) {
            throw json.reject(RequestSentences.YANK_MEMBERS);
        }
        List<String> all = new ArrayList<>();
        json.array(() -> all.add(json.string()));
        versions = all;
    }

    private YankDocument document(JsonSource json) {
        if (description == null) {
            throw json.reject(RequestSentences.DESCRIPTION);
        }
        try {
            return YankDocument.of(description, advisory);
        } catch (RejectedInput wrong) {
            throw wrong.at(json.where());
        }
    }

    private YankOrder order(JsonSource json) {
        YankDocument document = document(json);
        if (versions == null) {
            throw json.reject(RequestSentences.VERSIONS);
        }
        try {
            return new YankOrder(versions, document);
        } catch (RejectedInput wrong) {
            throw wrong.at(json.where());
        }
    }
}
