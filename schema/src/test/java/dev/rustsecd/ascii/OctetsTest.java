package dev.rustsecd.ascii;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OctetsTest {
    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isPlain(int unsigned) {
        return unsigned >= ' ' && unsigned < 0x7f && unsigned != '"' && unsigned != '\\';
    }

    @Test
    void everyByteIsMarkedThatDoesNotStandForItself() {
        for (int value = 0; value < 256; value++) {
            for (int place = 0; place < Octets.SIZE; place++) {
                byte[] text = ascii("abcdefgh");
                text[place] = (byte) value;
                long marks = Octets.notPlain(Octets.at(text, 0));
                assertEquals(isPlain(value) ? Octets.SIZE : place, Octets.before(marks), value + " at " + place);
            }
        }
    }

    @Test
    void theFirstMarkIsExactWhateverComesBehind() {
        Random random = new Random(20_261_124);
        for (int i = 0; i < 20_000; i++) {
            byte[] text = new byte[1 + random.nextInt(12)];
            for (int j = 0; j < text.length; j++) {
                text[j] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 'a' + random.nextInt(26));
            }
            int plain = 0;
            while (plain < Math.min(text.length, Octets.SIZE) && isPlain(text[plain] & 0xff)) {
                plain++;
            }
            long octets = Octets.at(text, 0);
            long marks = Octets.notPlain(octets);
            assertEquals(plain, Octets.before(marks));
            if (marks != 0) {
                byte[] kept = new byte[Octets.SIZE];
                System.arraycopy(text, 0, kept, 0, plain);
                assertEquals(Octets.at(kept, 0), Octets.keepBefore(marks, octets));
            }
        }
    }

    @Test
    void lowerHexIsDigitsAndTheFirstSixLetters() {
        for (int value = 0; value < 256; value++) {
            boolean hex = (value >= '0' && value <= '9') || (value >= 'a' && value <= 'f');
            for (int place = 0; place < Octets.SIZE; place++) {
                byte[] text = ascii("09af09af");
                text[place] = (byte) value;
                assertEquals(hex, Octets.areLowerHex(Octets.at(text, 0)), value + " at " + place);
            }
        }
    }

    @Test
    void twoPlacesAreEqualWhereEveryByteIs() {
        byte[] text = ascii("abcdefghijklmnopqrstu|abcdefghijklmnopqrstu");
        int length = text.length / 2;
        for (int from = 0; from < length; from++) {
            for (int to = from; to <= length; to++) {
                assertTrue(Octets.areEqual(text, from, length + 1 + from, to - from));
                for (int odd = from; odd < length; odd++) {
                    byte[] other = text.clone();
                    other[length + 1 + odd] ^= 0x20;
                    assertEquals(odd >= to, Octets.areEqual(other, from, length + 1 + from, to - from));
                }
            }
        }
    }

    @Test
    void zerosStandBehindTheEnd() {
        assertEquals('b' << Byte.SIZE | 'a', Octets.at(ascii("ab"), 0));
        assertEquals('b', Octets.at(ascii("ab"), 1));
        assertEquals(0, Octets.at(ascii("ab"), 2));
        assertEquals(0, Octets.at(new byte[0], 8));
    }

    @Test
    void tokensOfEveryLengthAreFoundWholeOnly() {
        String letters = "abcdefghijklmnop";
        for (int length = 1; length <= letters.length(); length++) {
            String token = letters.substring(0, length);
            assertTrue(Token.of(token).isAt(ascii("--" + token), 2), token);
            assertTrue(Token.of(token).isAt(ascii(token + "--"), 0), token);
            assertFalse(Token.of(token).isAt(ascii(token), 1), token);
            for (int changed = 0; changed < length; changed++) {
                byte[] other = ascii(token + "--");
                other[changed] = '-';
                assertFalse(Token.of(token).isAt(other, 0), token + " changed at " + changed);
                assertFalse(Token.of(token).isAt(ascii(token.substring(0, changed)), 0), token + " cut at " + changed);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> Token.of(letters + "q"));
        assertThrows(IllegalArgumentException.class, () -> Token.of(""));
    }
}
