package dev.rustsecd.service.render.entry;

import dev.rustsecd.advisory.Severity;
import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.yank.YankClass;

/**
 * How grave a finding is: malware, vulnerabilities by their score, suspicious yanks, then what is unsound, unmaintained,
 * noticed, and other yanks. The gravest is the smallest; a vulnerability without a score comes behind those with one.
 */
record Gravity(Rank rank, double score) implements Comparable<Gravity> {
    private static final double NO_SCORE = -1;

    enum Rank {
        MALICIOUS,
        VULNERABILITY,
        SUSPICIOUS_YANK,
        UNSOUND,
        UNMAINTAINED,
        NOTICE,
        YANK
    }

    static Gravity of(Finding finding) {
        Severity severity = finding.advisory().severity();
        return new Gravity(rank(finding), severity == null ? NO_SCORE : severity.score());
    }

    static Gravity of(YankedPackage yanked) {
        boolean suspicious = yanked.yank().yankClass() == YankClass.SUSPICIOUS;
        return new Gravity(suspicious ? Rank.SUSPICIOUS_YANK : Rank.YANK, NO_SCORE);
    }

    private static Rank rank(Finding finding) {
        if (finding.advisory().isMalicious()) {
            return Rank.MALICIOUS;
        }
        return switch (finding.kind()) {
            case VULNERABILITY -> Rank.VULNERABILITY;
            case UNSOUND -> Rank.UNSOUND;
            case UNMAINTAINED -> Rank.UNMAINTAINED;
            case NOTICE -> Rank.NOTICE;
        };
    }

    @Override
    public int compareTo(Gravity other) {
        int byRank = rank.compareTo(other.rank);
        return byRank != 0 ? byRank : Double.compare(other.score, score);
    }
}
