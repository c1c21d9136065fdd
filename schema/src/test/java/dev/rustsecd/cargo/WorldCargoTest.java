package dev.rustsecd.cargo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.LockfileFixes.Found;
import dev.rustsecd.fix.world.Played;
import dev.rustsecd.fix.world.World;
import dev.rustsecd.fix.world.WorldCheck;
import dev.rustsecd.fix.world.WorldIndex;
import dev.rustsecd.fix.world.WorldMaker;
import dev.rustsecd.lockfile.Lockfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In made-up worlds the real cargo goes where the played one went, command by command. */
@Tag("cargo")
class WorldCargoTest {
    private static final int WORLDS = 200;

    @TempDir
    Path temp = Path.of("set by JUnit");

    private int commands;

    @Test
    void cargoEndsWhereThePlayedOneDoes() throws IOException {
        List<String> differing = new ArrayList<>();
        int adopted = 0;
        for (long seed = 0; seed < Integer.getInteger("rustsecd.worlds", WORLDS); seed++) {
            World world = WorldMaker.world(seed);
            Path folder = temp.resolve("world-" + seed);
            WorldIndex.write(world, folder.resolve("index"));
            try (LocalRegistry registry = new LocalRegistry(folder.resolve("index"))) {
                byte[] text = world.text().getBytes(StandardCharsets.UTF_8);
                CargoWorkspace workspace = CargoWorkspace.make(
                        folder.resolve("workspace"), text, registry.source(), folder.resolve("cargo"));
                Shell.Ended ended = workspace.adopt();
                if (ended.ok() && ids(workspace.lockfile()).equals(ids(world.lockfile()))) {
                    adopted++;
                    carryOut(world, workspace, differing);
                } else {
                    differing.add(seed + " is not taken over: " + ended.said());
                }
            }
        }
        System.out.println(adopted + " worlds, " + commands + " plans carried out");
        assertEquals(List.of(), differing, "where cargo went elsewhere");
        assertTrue(adopted > 0, "worlds");
    }

    private void carryOut(World world, CargoWorkspace workspace, List<String> differing) throws IOException {
        WorldCheck check = new WorldCheck(world);
        Set<List<String>> all = new LinkedHashSet<>(Set.of(check.joined().commands()));
        for (Map.Entry<Found, FixPlan> one : check.plans().entrySet()) {
            all.add(one.getValue().commands());
        }
        all.remove(List.of());
        for (List<String> plan : all) {
            commands++;
            Played played = new Played(world, world.known());
            String wrong = played.type(plan);
            workspace.reset();
            String said = "";
            for (String command : plan) {
                Shell.Ended ended = workspace.run(command);
                said = said + (ended.ok() ? "" : ended.said());
            }
            Set<String> cargo = ids(workspace.lockfile());
            if (wrong.isEmpty() != said.isEmpty() || !cargo.equals(played.ids())) {
                differing.add(
                        world.seed() + " " + plan + ": played " + wrong + played.ids() + ", cargo " + said + cargo);
            }
        }
    }

    private static Set<String> ids(Lockfile lockfile) {
        Set<String> ids = new TreeSet<>();
        lockfile.packages().forEach(one -> ids.add(one.name() + '@' + one.versionText()));
        return ids;
    }
}
