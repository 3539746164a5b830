package io.retl.it.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk for H2 files that is full when a test wants it to be: {@code jdbc:h2:full:/path}. Registering it with H2 cannot be
 * undone, so there is one for all tests, and each test takes the files of its own directory for the disk.
 */
public final class FullDisk extends FilePathWrapper {
    private static final String SCHEME = "full";
    private static final Map<String, Space> SPACES = new ConcurrentHashMap<>();

    /** For H2, which makes one for each path. */
    public FullDisk() {}

    /** The room of the files below a directory; there is enough of it at first. */
    static Space at(Path directory) {
        FilePath.register(new FullDisk());
        return SPACES.computeIfAbsent(directory.toString(), name -> new Space(directory));
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        String name = getBase().toString();
        Space space = SPACES.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .findFirst()
                .orElseThrow(() -> new IOException("No test has opened this disk: " + name))
                .getValue();
        return new File(getBase().open(mode), space);
    }

    /** How many writes there is room for. Thread-safe. */
    static final class Space {
        private final Path directory;
        private final AtomicLong writes = new AtomicLong();
        private volatile long room = Long.MAX_VALUE;

        private Space(Path directory) {
            this.directory = directory;
        }

        String jdbcUrl() {
            return "jdbc:h2:" + SCHEME + ":" + directory.resolve("control");
        }

        /** Lets so many more writes pass and counts from 0. */
        void fullAfter(long more) {
            writes.set(0);
            room = more;
        }

        /** Gives room again and counts from 0. */
        void free() {
            fullAfter(Long.MAX_VALUE);
        }

        /** How many writes were tried. */
        long writes() {
            return writes.get();
        }

        boolean isFull() {
            return writes.get() > room;
        }

        private void use() throws IOException {
            if (writes.incrementAndGet() > room) {
                throw new IOException("No space left on device");
            }
        }
    }

    /** A file that needs room for each write. */
    private static final class File extends FileBaseDefault {
        private final FileChannel target;
        private final Space space;

        File(FileChannel target, Space space) {
            this.target = target;
            this.space = space;
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            space.use();
            return target.write(source, position);
        }

        @Override
        public synchronized int read(ByteBuffer into, long position) throws IOException {
            return target.read(into, position);
        }

        @Override
        public long size() throws IOException {
            return target.size();
        }

        @Override
        protected void implTruncate(long newSize) throws IOException {
            target.truncate(newSize);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            target.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return target.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            target.close();
        }
    }
}
