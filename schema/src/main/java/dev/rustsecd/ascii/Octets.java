package dev.rustsecd.ascii;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of a text in one {@code long}, the first of them lowest; behind the end of the text stand zeros. Bytes are
 * marked by the top bit of their octet: {@code "ab\"cdefg"} gives {@code 0x00..00_80_00_00} for the quote.
 *
 * <p>Source: Anderson, "Bit Twiddling Hacks", determining whether a word has a byte less than n: exact up to the first.
 */
public final class Octets {
    /** How many there are in a {@code long}. */
    public static final int SIZE = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = ONES << 7;

    private Octets() {}

    public static long at(byte[] text, int index) {
        return index <= text.length - SIZE ? (long) LONGS.get(text, index) : last(text, index);
    }

    private static long last(byte[] text, int index) {
        long octets = 0;
        for (int i = text.length - 1; i >= index; i--) {
            octets = octets << Byte.SIZE | (text[i] & 0xff);
        }
        return octets;
    }

    /** Whether the same so many bytes, all of them within the text, stand at two places of it. */
    public static boolean areEqual(byte[] text, int one, int other, int length) {
        int i = 0;
        for (; i <= length - SIZE; i += SIZE) {
            if (at(text, one + i) != at(text, other + i)) {
                return false;
            }
        }
        long rest = at(text, one + i) ^ at(text, other + i);
        return i == length || (rest << (Byte.SIZE * (SIZE + i - length))) == 0;
    }

    /**
     * Marks the first byte that does not stand for itself in a quoted string, and maybe others behind it: quotes,
     * backslashes, control characters, what is beyond ASCII, the end of the text.
     */
    public static long notPlain(long octets) {
        long control = octets - ' ' * ONES;
        long quote = (octets ^ '"' * ONES) - ONES;
        long backslash = (octets ^ '\\' * ONES) - ONES;
        long delete = octets + ONES;
        return (octets | control | quote | backslash | delete) & TOPS;
    }

    /** Whether all eight are digits or {@code a} to {@code f}. */
    public static boolean areLowerHex(long octets) {
        // Beyond ASCII the sums would carry; below, each sets its top bit where the byte is at least that character.
        long digit = (octets + atLeast('0')) & ~(octets + atLeast('9' + 1));
        long letter = (octets + atLeast('a')) & ~(octets + atLeast('f' + 1));
        return (((digit | letter) & ~octets) & TOPS) == TOPS;
    }

    private static long atLeast(int ascii) {
        return (0x80 - ascii) * ONES;
    }

    /** How many bytes stand before the first mark; 8 where there is none. */
    public static int before(long marks) {
        return Long.numberOfTrailingZeros(marks) / Byte.SIZE;
    }

    /** The bytes before the first mark, which there must be, and zeros. */
    public static long keepBefore(long marks, long octets) {
        return octets & (Long.lowestOneBit(marks) - 1) >>> 7;
    }

    /** A hash that has taken in eight bytes more; good for tables of bounded probes, not against floods. */
    public static long hash(long before, long octets) {
        long product = (before ^ octets) * 0x9e37_79b9_7f4a_7c15L;
        return product ^ product >>> 32;
    }
}
