package dev.rustsecd.service.page.advisory;

import dev.rustsecd.words.page.CvssSentences;
import java.util.Map;

/** The values of CVSS metrics and what each means; versions 2, 3 and 4 share most of them. */
final class CvssMeanings {
    // Sources: FIRST, CVSS v2 complete guide, section 2; CVSS v3.1 specification, section 2; CVSS v4.0, section 2.
    private static final Map<String, String> BY_VALUE = Map.ofEntries(
            Map.entry("AV:N", CvssSentences.attackFromNetwork()),
            Map.entry("AV:A", CvssSentences.attackFromLocalNetwork()),
            Map.entry("AV:L", CvssSentences.attackFromMachine()),
            Map.entry("AV:P", CvssSentences.attackByTouch()),
            Map.entry("AC:L", CvssSentences.attackAlwaysWorks()),
            Map.entry("AC:M", CvssSentences.attackNeedsConditions()),
            Map.entry("AC:H", CvssSentences.attackNeedsLuck()),
            Map.entry("AT:N", CvssSentences.attackNeedsNothingOfTarget()),
            Map.entry("AT:P", CvssSentences.attackNeedsDeployment()),
            Map.entry("PR:N", CvssSentences.needsNoAccount()),
            Map.entry("PR:L", CvssSentences.needsAccount()),
            Map.entry("PR:H", CvssSentences.needsAdministrator()),
            Map.entry("Au:N", CvssSentences.needsNoLogin()),
            Map.entry("Au:S", CvssSentences.needsLogin()),
            Map.entry("Au:M", CvssSentences.needsLogins()),
            Map.entry("UI:N", CvssSentences.needsNoUser()),
            Map.entry("UI:R", CvssSentences.needsUser()),
            Map.entry("UI:P", CvssSentences.needsUsualUse()),
            Map.entry("UI:A", CvssSentences.needsUnusualUse()),
            Map.entry("S:U", CvssSentences.scopeStays()),
            Map.entry("S:C", CvssSentences.scopeWidens()),
            Map.entry("C:N", CvssSentences.noDataRead()),
            Map.entry("C:L", CvssSentences.someDataRead()),
            Map.entry("C:H", CvssSentences.allDataRead()),
            Map.entry("I:N", CvssSentences.noDataChanged()),
            Map.entry("I:L", CvssSentences.someDataChanged()),
            Map.entry("I:H", CvssSentences.allDataChanged()),
            Map.entry("A:N", CvssSentences.serviceUndisturbed()),
            Map.entry("A:L", CvssSentences.serviceDisturbed()),
            Map.entry("A:H", CvssSentences.serviceStopped()),
            Map.entry("E:A", CvssSentences.attacksKnown()),
            Map.entry("E:P", CvssSentences.exploitPublic()),
            Map.entry("E:U", CvssSentences.noExploitKnown()));

    /** Metrics that say the same of the vulnerable system (V) and of others (S), and those of version 2. */
    private static final Map<String, String> SAME_AS =
            Map.of("VC", "C", "VI", "I", "VA", "A", "SC", "C", "SI", "I", "SA", "A");

    private static final Map<String, String> SAME_VALUE = Map.of("P", "L", "C", "H");

    private CvssMeanings() {}

    /**
     * One sentence.
     *
     * @param metric its id in the vector: {@code AV}
     * @param version of the vector
     */
    static String of(String metric, String value, String version) {
        String same = SAME_AS.getOrDefault(metric, metric);
        boolean impactOfV2 = version.equals("2.0") && "CIA".contains(same);
        String sentence = BY_VALUE.get(same + ":" + (impactOfV2 ? SAME_VALUE.getOrDefault(value, value) : value));
        if (sentence == null) {
            return CvssSentences.value(value);
        }
        return metric.length() == 2 && metric.charAt(0) == 'S' && SAME_AS.containsKey(metric)
                ? CvssSentences.onOtherSystems(sentence)
                : sentence;
    }
}
