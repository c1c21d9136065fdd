package dev.rustsecd.service.admission;

import dev.rustsecd.service.admission.LaneCommand.Admit;
import dev.rustsecd.service.admission.LaneCommand.Reject;
import dev.rustsecd.service.admission.LaneEvent.Asked;
import dev.rustsecd.service.admission.LaneEvent.Expired;
import dev.rustsecd.service.admission.LaneEvent.Freed;
import dev.rustsecd.service.admission.LaneEvent.Resumed;
import dev.rustsecd.service.admission.LaneState.Asking;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides who has a place in a lane: who came first, as long as a place is free and there is room in the heap. Who was
 * admitted is worked on again before anybody new, and is never rejected. Pure: a state and an event always give the same
 * step.
 */
final class LaneMachine {
    private final LaneSettings settings;
    private final List<LaneCommand> commands = new ArrayList<>(1);

    // The state in the making.
    private int working;
    private long heapBytes;
    private List<Long> resuming;
    private List<Asking> waiting;

    private LaneMachine(LaneState before, LaneSettings settings) {
        this.settings = settings;
        this.working = before.working();
        this.heapBytes = before.heapBytes();
        this.resuming = before.resuming();
        this.waiting = before.waiting();
    }

    /** The state after an event, and what is to be done. */
    record Step(LaneState state, List<LaneCommand> commands) {}

    /** What an event leads to. What is asked for is answered at once, or waits: no other request is admitted with it. */
    static Step step(LaneState before, LaneEvent event, LaneSettings settings) {
        LaneMachine machine = new LaneMachine(before, settings);
        machine.on(event);
        LaneState after = new LaneState(machine.working, machine.heapBytes, machine.resuming, machine.waiting);
        return new Step(after, machine.commands);
    }

    /** Whether there is a place for the request in front, and no room in the heap. */
    static boolean isShortOfHeap(LaneState state, LaneSettings settings) {
        return !state.waiting().isEmpty() && state.working() < settings.places();
    }

    private void on(LaneEvent event) {
        if (event instanceof Asked asked) {
            ask(new Asking(asked.id(), asked.heapBytes()));
        } else if (event instanceof Resumed resumed) {
            resuming = with(resuming, resumed.id());
        } else if (event instanceof Expired expired) {
            expire(expired.id());
        } else if (event instanceof Freed freed) {
            working -= freed.places();
            heapBytes -= freed.heapBytes();
        }
        admit();
    }

    private void ask(Asking asking) {
        boolean waits = !waiting.isEmpty() || !resuming.isEmpty() || !fits(asking);
        if (waits && waiting.size() >= settings.maxWaiting()) {
            commands.add(new Reject(asking.id()));
        } else {
            waiting = with(waiting, asking);
        }
    }

    private void expire(long id) {
        List<Asking> left = waiting.stream().filter(asking -> asking.id() != id).toList();
        if (left.size() < waiting.size()) {
            waiting = left;
            commands.add(new Reject(id));
        }
    }

    private void admit() {
        while (!resuming.isEmpty() && working < settings.places()) {
            commands.add(new Admit(resuming.get(0)));
            resuming = resuming.subList(1, resuming.size());
            working++;
        }
        while (!waiting.isEmpty() && fits(waiting.get(0))) {
            Asking first = waiting.get(0);
            commands.add(new Admit(first.id()));
            waiting = waiting.subList(1, waiting.size());
            working++;
            heapBytes += first.heapBytes();
        }
    }

    /** Whether there is a place and room; where nothing else has any there is always room, or it would wait for ever. */
    private boolean fits(Asking asking) {
        boolean room = heapBytes <= 0 || heapBytes + asking.heapBytes() <= settings.heapBytes();
        return working < settings.places() && room;
    }

    private static <T> List<T> with(List<T> list, T one) {
        List<T> more = new ArrayList<>(list.size() + 1);
        more.addAll(list);
        more.add(one);
        return more;
    }
}
