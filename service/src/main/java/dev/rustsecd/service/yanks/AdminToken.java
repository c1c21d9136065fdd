package dev.rustsecd.service.yanks;

import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.words.operator.ConfigurationSentences;
import dev.rustsecd.words.rejection.ProblemSentences;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The operator's bearer token, or none: then nobody may write. It shows itself nowhere. */
public final class AdminToken {
    /** Writing is switched off. */
    public static final AdminToken NONE = new AdminToken(null);

    private static final int MIN_CHARACTERS = 16;

    private final byte @Nullable [] token;

    private AdminToken(byte @Nullable [] token) {
        this.token = token;
    }

    /**
     * @throws IllegalArgumentException with a sentence that does not have the token
     */
    public static AdminToken of(String token) {
        // Source: RFC 6750, 2.1: the characters of a bearer token.
        if (token.length() < MIN_CHARACTERS || !token.matches("[A-Za-z0-9._~+/-]+=*")) {
            throw new IllegalArgumentException(ConfigurationSentences.adminToken(MIN_CHARACTERS));
        }
        return new AdminToken(token.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Lets the operator pass.
     *
     * @throws ProblemAnswer {@link ProblemType#UNAUTHORIZED} without a token, {@link ProblemType#FORBIDDEN} with a wrong
     *     one, and where writing is switched off; {@link ProblemType#TOO_MANY_REQUESTS} after too many wrong ones
     */
    void require(Call call, WrongTokens wrong) {
        if (token == null) {
            throw new ProblemAnswer(ProblemType.FORBIDDEN, ProblemSentences.WRITING_OFF);
        }
        String given = call.bearer()
                .orElseThrow(() -> new ProblemAnswer(ProblemType.UNAUTHORIZED, ProblemSentences.TOKEN_MISSING));
        wrong.requireFew(call);
        if (!MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8))) {
            wrong.add(call);
            throw new ProblemAnswer(ProblemType.FORBIDDEN, ProblemSentences.TOKEN_WRONG);
        }
    }

    @Override
    public String toString() {
        return token == null ? "AdminToken[none]" : "AdminToken[***]";
    }
}
