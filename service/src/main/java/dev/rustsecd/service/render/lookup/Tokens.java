package dev.rustsecd.service.render.lookup;

/**
 * An estimate of how many tokens a language model reads in a text. Tokenizers differ; this one is meant to be above most
 * of them: four letters or three digits make a token, every mark and every line end is one, other characters are two.
 */
final class Tokens {
    private static final int LETTERS = 4;
    private static final int DIGITS = 3;
    private static final int LARGEST_ASCII = 0x7f;
    private static final int OF_ANOTHER = 2;

    private final String text;
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    static int of(String text) {
        Tokens tokens = new Tokens(text);
        int count = 0;
        while (tokens.at < text.length()) {
            count += tokens.next();
        }
        return count;
    }

    /** How many characters of a text have at most so many tokens. */
    static int fitting(String text, int most) {
        Tokens tokens = new Tokens(text);
        int count = 0;
        int end = 0;
        while (tokens.at < text.length()) {
            count += tokens.next();
            if (count > most) {
                return end;
            }
            end = tokens.at;
        }
        return end;
    }

    /** Goes on behind what belongs together: some letters, some digits, or one character. */
    private int next() {
        char c = text.charAt(at);
        if (isLetter(c) || isDigit(c)) {
            int end = Math.min(text.length(), at + (isLetter(c) ? LETTERS : DIGITS));
            while (at < end && isLetter(text.charAt(at)) == isLetter(c) && isDigit(text.charAt(at)) == isDigit(c)) {
                at++;
            }
            return 1;
        }
        at++;
        if (c == ' ') {
            return 0;
        }
        return c > LARGEST_ASCII ? OF_ANOTHER : 1;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
