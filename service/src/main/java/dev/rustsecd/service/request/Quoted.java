package dev.rustsecd.service.request;

/** What a client wrote, shortened and without control characters, for use in a sentence of an answer. */
final class Quoted {
    private static final int MAX_CHARACTERS = 80;

    private Quoted() {}

    static String of(String text) {
        String start = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "…";
        return start.replaceAll("\\p{Cntrl}", "�");
    }
}
