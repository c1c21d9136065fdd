package dev.rustsecd.resolve;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A lockfile as updates change it. Packages are numbers: first those of the lockfile by their places, then what comes in.
 * A package that an update moves keeps its number. What was changed can be taken back to any earlier {@link #mark}. Not
 * safe for two threads.
 */
public final class LockState {
    private static final byte ABSENT = 0;
    private static final byte ACTIVE = 1;
    private static final byte DETACHED = 2;

    /** Stands for a version that is not SemVer, which only packages without source have; none of them ever moves. */
    private static final Version NOT_SEMVER = Version.parse("0.0.0");

    private final Lockfile lockfile;
    private final DependencyGraph graph;
    private final Version[] locked;
    private final boolean[] cratesIo;
    private final int baseSize;
    private final NodesByCrate nodesOf;
    private final UndoLog undoLog = new UndoLog(this);
    private int size;
    private CanonicalName[] crate;
    private String[] name;
    private @Nullable Version[] version;
    private byte[] life;
    private final Links links;
    private final List<Assumption> assumptions = new ArrayList<>();

    /** That some release fits what a package requires of a crate of which the registry says nothing. */
    public record Assumption(int owner, Dependency dependency) {}

    public LockState(Lockfile lockfile, DependencyGraph graph) {
        this(lockfile, graph, Map.of());
    }

    /**
     * @param published by place, versions that the registry writes with build metadata and the lockfile without: updates know
     *     them as the registry does, and ids as the lockfile does
     */
    public LockState(Lockfile lockfile, DependencyGraph graph, Map<Integer, Version> published) {
        this.lockfile = lockfile;
        this.graph = graph;
        List<LockedPackage> packages = lockfile.packages();
        this.baseSize = packages.size();
        this.size = baseSize;
        int room = baseSize + 16;
        this.crate = new CanonicalName[room];
        this.name = new String[room];
        this.version = new Version[room];
        this.life = new byte[room];
        this.locked = new Version[baseSize];
        this.cratesIo = new boolean[baseSize];
        this.links = new Links(graph, baseSize, room, undoLog);
        for (int i = 0; i < baseSize; i++) {
            LockedPackage entry = packages.get(i);
            name[i] = entry.name();
            crate[i] = CanonicalName.of(entry.name());
            locked[i] = published.getOrDefault(i, entry.version() == null ? NOT_SEMVER : entry.version());
            version[i] = locked[i];
            cratesIo[i] = entry.isCratesIo();
            life[i] = ACTIVE;
        }
        this.nodesOf = new NodesByCrate(crate, baseSize);
    }

    /** How many packages there are or were. */
    public int size() {
        return size;
    }

    /** Whether it was in the lockfile from the start. */
    public boolean isOfLockfile(int node) {
        return node < baseSize;
    }

    /** The entry of a package that was in the lockfile from the start. */
    public LockedPackage entry(int node) {
        return lockfile.packages().get(node);
    }

    public boolean isCratesIo(int node) {
        return node >= baseSize || cratesIo[node];
    }

    /** Whether a package of another source stands in for one of crates.io. */
    boolean isPatch(int node) {
        for (int owner : owners(node)) {
            if (isCratesIo(owner)) {
                return true;
            }
        }
        return false;
    }

    /** The canonical name of its crate. */
    public CanonicalName crate(int node) {
        return crate[node];
    }

    /** As the lockfile or the registry writes it. */
    public String name(int node) {
        return name[node];
    }

    /** Null only for a number that stands for nothing; 0.0.0 for a version that is not SemVer. */
    public @Nullable Version version(int node) {
        return version[node];
    }

    /** The version that the lockfile has, likewise, as the registry writes it; null for a package that came in. */
    public @Nullable Version lockedVersion(int node) {
        return node < baseSize ? locked[node] : null;
    }

    public boolean isActive(int node) {
        return life[node] == ACTIVE;
    }

    /** Whether it is there, and at another version than in the lockfile. */
    public boolean isChanged(int node) {
        return isActive(node) && !Objects.equals(version[node], lockedVersion(node));
    }

    /** {@code name@version}, as the lockfile writes it where it has that version. */
    public String id(int node) {
        boolean asWritten = node < baseSize && Objects.equals(version[node], lockedVersion(node));
        return name[node] + '@' + (asWritten ? entry(node).versionText() : version[node]);
    }

    /** The packages of a crate, whether they are there or not. */
    public int[] nodesOf(CanonicalName name) {
        return nodesOf.of(name);
    }

    /** What depends on it now; each once. */
    public int[] owners(int node) {
        int[] all = links.owners(node);
        int[] active = new int[all.length];
        int count = 0;
        for (int owner : all) {
            if (life[owner] == ACTIVE) {
                active[count++] = owner;
            }
        }
        return Arrays.copyOf(active, count);
    }

    /** What depends on it in the lockfile; each once. */
    public int[] lockedOwners(int node) {
        return node < baseSize ? IntSets.distinct(graph.dependents(node)) : IntSets.NONE;
    }

    /** What it depends on; each once. */
    public int[] dependencies(int node) {
        return links.dependencies(node);
    }

    /** A place to go back to. */
    public int mark() {
        return undoLog.size();
    }

    /** Takes back everything since the mark. */
    public void rollback(int mark) {
        undoLog.rollback(mark);
    }

    /** The packages that differ from the lockfile in anything, ascending; they may have been changed back. */
    public int[] touched() {
        return undoLog.touched();
    }

    /** What was assumed to bring about the changes. */
    public List<Assumption> assumptions() {
        return List.copyOf(assumptions);
    }

    void assume(int owner, Dependency dependency) {
        assumptions.add(new Assumption(owner, dependency));
        undoLog.add(owner, () -> assumptions.remove(assumptions.size() - 1));
    }

    boolean isDetached(int node) {
        return life[node] == DETACHED;
    }

    boolean hasOwner(int node) {
        for (int owner : links.owners(node)) {
            if (life[owner] == ACTIVE) {
                return true;
            }
        }
        return node < baseSize && graph.isRoot(node);
    }

    /** The package of a crate that is there and that cargo keeps apart from no compatible version. */
    public int occupant(CanonicalName name, Version wanted) {
        for (int node : nodesOf(name)) {
            Version there = version[node];
            if (life[node] == ACTIVE && there != null && isCratesIo(node) && there.isCompatibleWith(wanted)) {
                return node;
            }
        }
        return -1;
    }

    /** Has something that goes with a package taken back with the changes since now. */
    void onRollback(int node, Runnable undo) {
        undoLog.add(node, undo);
    }

    void activate(int node) {
        setLife(node, ACTIVE);
    }

    void detach(int node) {
        setLife(node, DETACHED);
    }

    void drop(int node) {
        setLife(node, ABSENT);
    }

    void move(int node, PublishedVersion to) {
        undoLog.version(node, version[node]);
        version[node] = to.version();
    }

    int add(PublishedVersion published) {
        if (size == crate.length) {
            grow();
        }
        int node = size++;
        name[node] = published.crate();
        crate[node] = published.canonical();
        version[node] = published.version();
        life[node] = ABSENT;
        links.add(node);
        int[] before = nodesOf(crate[node]);
        undoLog.added(node, before);
        nodesOf.put(crate[node], IntSets.with(before, node));
        return node;
    }

    void link(int owner, int node) {
        links.link(owner, node);
    }

    void unlink(int owner, int node) {
        links.unlink(owner, node);
    }

    /** Takes a package from all that is in the build and depends on it. */
    void unlinkOwners(int node) {
        links.unlinkOwners(node, this::isActive);
    }

    private void setLife(int node, byte to) {
        undoLog.life(node, life[node]);
        life[node] = to;
    }

    private void grow() {
        int room = size * 2;
        crate = Arrays.copyOf(crate, room);
        name = Arrays.copyOf(name, room);
        version = Arrays.copyOf(version, room);
        life = Arrays.copyOf(life, room);
        links.grow(room);
    }

    // What the undoLog puts back.

    void putVersion(int node, @Nullable Version old) {
        version[node] = old;
    }

    void putLife(int node, byte old) {
        life[node] = old;
    }

    void removeLast(int[] old) {
        size--;
        nodesOf.put(crate[size], old);
    }
}
