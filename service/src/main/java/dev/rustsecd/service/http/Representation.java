package dev.rustsecd.service.http;

import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.render.ReportFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The representation that a client's {@code Accept} asks for. */
final class Representation {
    private Representation() {}

    /** The format of a report, or nothing where the client takes none that there is. */
    static Optional<ReportFormat> ofReport(Call call) {
        return call.accepted().best(ReportFormat.MEDIA_TYPES).map(ReportFormat::ofMediaType);
    }

    /**
     * @throws ProblemAnswer where the client does not take the only type that there is
     */
    static void require(Call call, String mediaType) {
        if (call.accepted().quality(mediaType) <= 0) {
            throw notAcceptable(List.of(mediaType));
        }
    }

    static ProblemAnswer notAcceptableReport() {
        String formats = Arrays.stream(ReportFormat.values())
                .map(format -> format.label() + " (" + format.mediaType() + ')')
                .collect(Collectors.joining(", "));
        return new ProblemAnswer(ProblemType.NOT_ACCEPTABLE, "the formats that there are: " + formats);
    }

    private static ProblemAnswer notAcceptable(List<String> there) {
        return new ProblemAnswer(ProblemType.NOT_ACCEPTABLE, "there is " + String.join(" and ", there));
    }
}
