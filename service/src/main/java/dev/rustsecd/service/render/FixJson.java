package dev.rustsecd.service.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixPlan;
import java.io.IOException;
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
        out.writeBooleanField("compatible", plan.compatible());
        Json.text(out, "verified", plan.verified().label());
        Json.texts(out, "commands", plan.commands());
        steps(out, plan);
        blockers(out, plan);
        Json.texts(out, "cautions", plan.cautions());
        Json.texts(out, "introduces", plan.introduces());
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
            Json.text(out, "crate", blocker.crate());
            Json.text(out, "version", blocker.version());
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
            Json.text(out, "package", remaining.packageId());
            Json.text(out, "advisory", remaining.advisory());
            Json.text(out, "class", remaining.fixClass().label());
            Json.text(out, "why", remaining.why());
            out.writeEndObject();
        }
        out.writeEndArray();
        Json.texts(out, "introduces", all.introduces());
        out.writeEndObject();
    }
}
