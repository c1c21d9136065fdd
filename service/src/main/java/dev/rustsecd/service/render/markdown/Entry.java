package dev.rustsecd.service.render.markdown;

/** What a comment says of one package. Neither part is longer than some thousand characters. */
interface Entry {
    /** A row of the table. */
    String row();

    /** What can be unfolded. */
    String details();
}
