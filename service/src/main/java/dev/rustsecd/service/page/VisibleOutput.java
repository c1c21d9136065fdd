package dev.rustsecd.service.page;

import dev.rustsecd.service.render.SafeText;
import gg.jte.TemplateOutput;
import gg.jte.output.Utf8ByteOutput;

/** What templates write, as UTF-8; what strangers wrote loses the characters that hide, reorder or mimic text. */
final class VisibleOutput implements TemplateOutput {
    private final Utf8ByteOutput out = new Utf8ByteOutput();

    @Override
    public void writeContent(String text) {
        out.writeContent(SafeText.visible(text));
    }

    @Override
    public void writeContent(String text, int begin, int end) {
        writeContent(text.substring(begin, end));
    }

    /** What the templates themselves say. */
    @Override
    public void writeBinaryContent(byte[] text) {
        out.writeBinaryContent(text);
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
