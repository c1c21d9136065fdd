package dev.rustsecd.cvss;

import java.util.List;

/** A metric of a CVSS vector, and the values that it takes. */
record CvssMetric(String id, String description, List<String> values) {

    // Source: FIRST, CVSS v2 complete guide, section 2.
    static final List<CvssMetric> V2 = table("""
            AV  | Access Vector              | L A N
            AC  | Access Complexity          | H M L
            Au  | Authentication             | M S N
            C   | Confidentiality Impact     | N P C
            I   | Integrity Impact           | N P C
            A   | Availability Impact        | N P C
            E   | Exploitability             | U POC F H ND
            RL  | Remediation Level          | OF TF W U ND
            RC  | Report Confidence          | UC UR C ND
            CDP | Collateral Damage Potential | N L LM MH H ND
            TD  | Target Distribution        | N L M H ND
            CR  | Confidentiality Requirement | L M H ND
            IR  | Integrity Requirement      | L M H ND
            AR  | Availability Requirement   | L M H ND
            """);

    // Source: FIRST, CVSS v3.1 specification, section 2.
    static final List<CvssMetric> V3 = table("""
            AV | Attack Vector          | N A L P
            AC | Attack Complexity      | L H
            PR | Privileges Required    | N L H
            UI | User Interaction       | N R
            S  | Scope                  | U C
            C  | Confidentiality Impact | N L H
            I  | Integrity Impact       | N L H
            A  | Availability Impact    | N L H
            """);

    // Source: FIRST, CVSS v4.0 specification, section 7, table 23.
    static final List<CvssMetric> V4 = table("""
            AV  | Attack Vector                                            | N A L P
            AC  | Attack Complexity                                        | L H
            AT  | Attack Requirements                                      | N P
            PR  | Privileges Required                                      | N L H
            UI  | User Interaction                                         | N P A
            VC  | Confidentiality Impact to the Vulnerable System          | H L N
            VI  | Integrity Impact to the Vulnerable System                | H L N
            VA  | Availability Impact to the Vulnerable System             | H L N
            SC  | Confidentiality Impact to the Subsequent System          | H L N
            SI  | Integrity Impact to the Subsequent System                | H L N
            SA  | Availability Impact to the Subsequent System             | H L N
            E   | Exploit Maturity                                         | X A P U
            CR  | Confidentiality Requirements                             | X H M L
            IR  | Integrity Requirements                                   | X H M L
            AR  | Availability Requirements                                | X H M L
            MAV | Modified Attack Vector                                   | X N A L P
            MAC | Modified Attack Complexity                               | X L H
            MAT | Modified Attack Requirements                             | X N P
            MPR | Modified Privileges Required                             | X N L H
            MUI | Modified User Interaction                                | X N P A
            MVC | Modified Confidentiality Impact to the Vulnerable System | X H L N
            MVI | Modified Integrity Impact to the Vulnerable System       | X H L N
            MVA | Modified Availability Impact to the Vulnerable System    | X H L N
            MSC | Modified Confidentiality Impact to the Subsequent System | X H L N
            MSI | Modified Integrity Impact to the Subsequent System       | X S H L N
            MSA | Modified Availability Impact to the Subsequent System    | X S H L N
            S   | Safety                                                   | X N P
            AU  | Automatable                                              | X N Y
            R   | Recovery                                                 | X A U I
            V   | Value Density                                            | X D C
            RE  | Vulnerability Response Effort                            | X L M H
            U   | Provider Urgency                                         | X Red Amber Green Clear
            """);

    CvssMetric {
        values = List.copyOf(values);
    }

    private static List<CvssMetric> table(String rows) {
        return rows.lines()
                .map(row -> row.split("\\|"))
                .map(cells -> new CvssMetric(
                        cells[0].strip(),
                        cells[1].strip(),
                        List.of(cells[2].strip().split(" "))))
                .toList();
    }
}
