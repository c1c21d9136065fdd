package dev.rustsecd.launcher;

import dev.rustsecd.settings.SettingKey;
import dev.rustsecd.words.operator.OperatorSentences;
import java.util.ArrayList;
import java.util.List;

/** What {@code --help} prints: how the program is started, and every setting. */
final class Help {
    private static final int WIDTH = 92;
    private static final String INDENT = "        ";

    private Help() {}

    static String text() {
        StringBuilder text =
                new StringBuilder(OperatorSentences.USAGE).append('\n').append(OperatorSentences.SETTINGS);
        for (SettingKey key : SettingKey.values()) {
            text.append("\n  ")
                    .append(OperatorSentences.flag(
                            key.flag(), key.defaultValue().orElse("")))
                    .append('\n');
            lines(key.summary())
                    .forEach(line -> text.append(INDENT).append(line).append('\n'));
        }
        return text.toString();
    }

    private static List<String> lines(String sentence) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ")) {
            if (!line.isEmpty() && INDENT.length() + line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
