import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.File;

/**
 * Prints the table of BadgeSvg.TextWidth: how far each printable ASCII character moves the pen, in 1/2048 of the font's size.
 *
 * <p>{@code java .ci/BadgeAdvances.java /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf}; the font is Debian's
 * fonts-dejavu-core, under the free licence of Bitstream Vera.
 */
public final class BadgeAdvances {
    private static final int UNITS_PER_EM = 2_048;
    private static final int PER_LINE = 16;

    public static void main(String[] arguments) throws Exception {
        Font font = Font.createFont(Font.TRUETYPE_FONT, new File(arguments[0])).deriveFont((float) UNITS_PER_EM);
        FontRenderContext exact = new FontRenderContext(null, true, true);
        StringBuilder table = new StringBuilder();
        for (char c = ' '; c <= '~'; c++) {
            double advance = font.createGlyphVector(exact, new char[] {c}).getGlyphMetrics(0).getAdvanceX();
            table.append(Math.round(advance)).append(',').append((c - ' ') % PER_LINE == PER_LINE - 1 ? '\n' : ' ');
        }
        System.out.println(font.getFontName() + "\n" + table);
    }
}
