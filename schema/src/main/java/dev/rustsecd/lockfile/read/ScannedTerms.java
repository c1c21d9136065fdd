package dev.rustsecd.lockfile.read;

import dev.rustsecd.ascii.Octets;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The terms of one text by their bytes. The table takes a few probes at most: those who find no place there are kept in
 * a map, whose strings are comparable, so that a flood of equal hashes stays cheap.
 */
final class ScannedTerms implements Term.Vocabulary {
    private static final int MAX_PROBES = 8;

    /** Real lockfiles have a new term every 200 bytes and more. */
    private static final int BYTES_PER_PLACE = 64;

    private static final int MIN_PLACES = 64;

    private final byte[] text;
    private final Slice[] places;
    private final Map<String, Term> crowded = new HashMap<>(0);

    ScannedTerms(byte[] text) {
        this.text = text;
        this.places = new Slice[Integer.highestOneBit(MIN_PLACES + text.length / BYTES_PER_PLACE)];
    }

    /** A term and where its bytes are first found. */
    private static final class Slice extends Term {
        private final int from;
        private final int to;
        private final long hash;

        Slice(String text, int from, int to, long hash) {
            super(text);
            this.from = from;
            this.to = to;
            this.hash = hash;
        }
    }

    /**
     * The term of the bytes, made where it is new.
     *
     * @param hash of the bytes, by {@link Octets#hash}
     */
    Term of(int from, int to, long hash) {
        for (int i = 0; i < MAX_PROBES; i++) {
            int place = place(hash, i);
            Slice known = places[place];
            if (known == null) {
                Slice made = new Slice(string(from, to), from, to, hash);
                places[place] = made;
                return made;
            }
            if (known.hash == hash
                    && known.to - known.from == to - from
                    && Octets.areEqual(text, known.from, from, to - from)) {
                return known;
            }
        }
        return crowded.computeIfAbsent(string(from, to), Term::new);
    }

    @Override
    public Term of(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        long hash = hash(bytes);
        for (int i = 0; i < MAX_PROBES; i++) {
            Slice known = places[place(hash, i)];
            if (known == null) {
                return new Term(name);
            }
            if (known.hash == hash && known.text.equals(name)) {
                return known;
            }
        }
        Term known = crowded.get(name);
        return known == null ? new Term(name) : known;
    }

    private int place(long hash, int probe) {
        return (int) hash + probe & places.length - 1;
    }

    private String string(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** As the scanner hashes a string, which has one end that is no part of it. */
    private static long hash(byte[] bytes) {
        long hash = 0;
        for (int i = 0; i <= bytes.length; i += Octets.SIZE) {
            hash = Octets.hash(hash, Octets.at(bytes, i));
        }
        return hash;
    }
}
