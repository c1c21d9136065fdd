package dev.rustsecd.service.client;

import dev.rustsecd.words.operator.ConfigurationSentences;

/** The addresses that share their first bits: {@code 10.0.0.0/8}, {@code fd00::/8}, or one address alone. */
record AddressRange(NetworkAddress first, int bits) {
    /**
     * @throws IllegalArgumentException with a sentence
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        NetworkAddress first = NetworkAddress.parse(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException(ConfigurationSentences.addressRange(text)));
        if (slash < 0) {
            return new AddressRange(first, first.bits());
        }
        String length = text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > first.bits()) {
            throw new IllegalArgumentException(ConfigurationSentences.addressRange(text));
        }
        return new AddressRange(first, Integer.parseInt(length));
    }

    boolean contains(NetworkAddress address) {
        return address.startsLike(first, bits);
    }
}
