package dev.rustsecd.yank;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reasons that the registry and the operator gave for yanks of one crate.
 *
 * @param registry by the number of the version
 * @param operator by the number of the version
 * @param revision the highest at which any of them changed
 */
public record CrateYankReasons(
        Map<String, RecordedReason> registry, Map<String, RecordedReason> operator, long revision) {
    /** Nobody has said anything. */
    public static final CrateYankReasons NONE = new CrateYankReasons(Map.of(), Map.of(), 0);

    public CrateYankReasons {
        registry = Map.copyOf(registry);
        operator = Map.copyOf(operator);
    }

    @Nullable
    RecordedReason ofRegistry(String number) {
        return registry.get(number);
    }

    @Nullable
    RecordedReason ofOperator(String number) {
        return operator.get(number);
    }
}
