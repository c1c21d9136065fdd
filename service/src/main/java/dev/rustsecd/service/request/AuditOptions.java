package dev.rustsecd.service.request;

import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.render.ReportFormat;
import dev.rustsecd.service.render.text.TreeStyle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a client says about an audit.
 *
 * @param format null where the headers decide
 * @param maxWait how long the answer may be held while crates arrive
 * @param trees how much {@code text} shows of dependency trees
 * @param color whether the text is for a terminal with colours
 * @param help whether {@code line} names the command to run next
 */
public record AuditOptions(
        @Nullable ReportFormat format,
        AuditPolicy policy,
        Duration maxWait,
        TreeStyle trees,
        boolean color,
        boolean help) {}
