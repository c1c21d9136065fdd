package dev.rustsecd.gzip;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Undoes gzip in memory, every member of it, up to a limit. The JDK's own stream calls itself for each empty member, which
 * 12,000 of them turn into a stack overflow, and ends silently where what follows a member is none.
 *
 * <p>Source: RFC 1952, section 2.3.
 */
public final class Gunzip {
    private static final int BUFFER = 16 * 1_024;
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int HEADER_SUM = 0x02;
    private static final int EXTRA = 0x04;
    private static final int NAME = 0x08;
    private static final int COMMENT = 0x10;
    private static final int RESERVED = 0xe0;

    private Gunzip() {}

    /** The data inflates to more than the limit. */
    public static final class TooLarge extends ZipException {
        private static final long serialVersionUID = 1;
    }

    /** What follows a member is none. */
    public static final class Trailing extends ZipException {
        private static final long serialVersionUID = 1;
    }

    /**
     * The bytes of all members. Takes its time: about a millisecond a megabyte of output.
     *
     * @throws TooLarge where there are more than the limit
     * @throws Trailing where something follows the last member
     * @throws ZipException where a member is damaged, or there is none
     */
    public static byte[] read(byte[] compressed, int limit) throws ZipException {
        Members members = new Members(compressed, limit);
        Inflater inflater = new Inflater(true);
        try {
            do {
                members.readHeader();
                members.readData(inflater);
                inflater.reset();
            } while (members.at < compressed.length);
        } finally {
            inflater.end();
        }
        return members.out.toByteArray();
    }

    /** The members of one text, read one after the other. */
    private static final class Members {
        private final byte[] in;
        private final int limit;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int at;

        Members(byte[] in, int limit) {
            this.in = in;
            this.limit = limit;
        }

        private void readHeader() throws ZipException {
            boolean later = at > 0;
            if (in.length - at < HEADER || in[at] != 0x1f || in[at + 1] != (byte) 0x8b || in[at + 2] != 8) {
                throw later ? new Trailing() : new ZipException("not gzip");
            }
            int start = at;
            int flags = in[at + 3];
            if ((flags & RESERVED) != 0) {
                throw new ZipException("reserved flags");
            }
            at += HEADER;
            if ((flags & EXTRA) != 0) {
                int length = number(2);
                require(length);
                at += length;
            }
            if ((flags & NAME) != 0) {
                skipText();
            }
            if ((flags & COMMENT) != 0) {
                skipText();
            }
            if ((flags & HEADER_SUM) != 0) {
                CRC32 sum = new CRC32();
                sum.update(in, start, at - start);
                if (number(2) != (sum.getValue() & 0xffff)) {
                    throw new ZipException("wrong checksum of a header");
                }
            }
        }

        private void readData(Inflater inflater) throws ZipException {
            CRC32 sum = new CRC32();
            byte[] buffer = new byte[BUFFER];
            inflater.setInput(in, at, in.length - at);
            try {
                while (!inflater.finished()) {
                    int length = inflater.inflate(buffer);
                    if (length == 0 && !inflater.finished()) {
                        throw new ZipException("cut off");
                    }
                    sum.update(buffer, 0, length);
                    out.write(buffer, 0, length);
                    if (out.size() > limit) {
                        throw new TooLarge();
                    }
                }
            } catch (DataFormatException damaged) {
                throw new ZipException("damaged");
            }
            at = in.length - inflater.getRemaining();
            require(TRAILER);
            if (number(4) != (int) sum.getValue() || number(4) != (int) inflater.getBytesWritten()) {
                throw new ZipException("wrong checksum");
            }
        }

        private void skipText() throws ZipException {
            do {
                require(1);
            } while (in[at++] != 0);
        }

        /** The next bytes as a number, the least significant first. */
        private int number(int bytes) throws ZipException {
            require(bytes);
            int number = 0;
            for (int i = 0; i < bytes; i++) {
                number |= (in[at++] & 0xff) << (8 * i);
            }
            return number;
        }

        private void require(int bytes) throws ZipException {
            if (in.length - at < bytes) {
                throw new ZipException("cut off");
            }
        }
    }
}
