package dev.rustsecd.service.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.PackageRef;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the {@code fix} and {@code fix_all} objects. */
public final class FixJson {
    private FixJson() {}

    /** The {@code fix} member. */
    public static void write(JsonGenerator out, @Nullable FixPlan plan) throws IOException {
        out.writeFieldName("fix");
        if (plan == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        Json.text(out, "class", plan.fixClass().label());
        Json.text(out, "version", plan.version());
        if (plan.latest() != null) {
            Json.text(out, "latest", plan.latest());
        }
        out.writeBooleanField("compatible", plan.compatible());
        Json.text(out, "verified", plan.verified().label());
        Json.texts(out, "commands", plan.commands());
        steps(out, plan);
        blockers(out, plan);
        Json.texts(out, "cautions", plan.cautions());
        introduces(out, plan.introduces());
        if (plan.why() != null) {
            Json.text(out, "why", plan.why());
        }
        out.writeEndObject();
    }

    private static void introduces(JsonGenerator out, List<FixPlan.Introduced> findings) throws IOException {
        out.writeArrayFieldStart("introduces");
        for (FixPlan.Introduced finding : findings) {
            out.writeStartObject();
            packageObject(out, finding.affected());
            Json.text(out, "advisory", finding.advisory());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void packageObject(JsonGenerator out, PackageRef named) throws IOException {
        out.writeObjectFieldStart("package");
        Json.text(out, "name", named.name());
        Json.text(out, "version", named.version());
        Json.text(out, "source", named.source());
        out.writeEndObject();
    }

    private static void steps(JsonGenerator out, FixPlan plan) throws IOException {
        out.writeArrayFieldStart("steps");
        for (FixPlan.Step step : plan.steps()) {
            out.writeStartObject();
            Json.text(out, "crate", step.crate());
            Json.text(out, "from", step.from());
            Json.text(out, "to", step.to());
            Json.text(out, "where", step.where());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void blockers(JsonGenerator out, FixPlan plan) throws IOException {
        out.writeArrayFieldStart("blocked_by");
        for (FixPlan.Blocker blocker : plan.blockedBy()) {
            out.writeStartObject();
            Json.text(out, "crate", blocker.dependent().name());
            Json.text(out, "version", blocker.dependent().version());
            Json.text(out, "source", blocker.dependent().source());
            Json.text(out, "requirement", blocker.requirement());
            Json.text(out, "unblocked_at", blocker.unblockedAt());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static void writeAll(JsonGenerator out, @Nullable FixAll all) throws IOException {
        out.writeFieldName("fix_all");
        if (all == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        Json.texts(out, "commands", all.commands());
        out.writeNumberField("solves", all.solves());
        out.writeArrayFieldStart("remaining");
        for (FixAll.Remaining remaining : all.remaining()) {
            out.writeStartObject();
            packageObject(out, remaining.affected());
            Json.text(out, "advisory", remaining.advisory());
            Json.text(out, "class", remaining.fixClass().label());
            Json.text(out, "why", remaining.why());
            out.writeEndObject();
        }
        out.writeEndArray();
        introduces(out, all.introduces());
        out.writeEndObject();
    }
}
