package io.retl.it.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link SyncChild} in a JVM of its own that can be killed, paused and resumed. Thread-safe. */
final class ChildProcess implements AutoCloseable {
    private static final long SIGNAL_SECONDS = 10;

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    private ChildProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "child-output-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts so many syncs, one after the other, with further arguments of {@link SyncChild} if there are any. */
    static ChildProcess start(RealPostgres postgres, PeopleSync sync, int syncs, String... further) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SyncChild.class.getName(),
                "jdbcUrl=" + postgres.jdbcUrl(),
                "user=" + RealPostgres.ADMIN,
                "syncs=" + syncs));
        command.addAll(sync.arguments());
        command.addAll(List.of(further));
        try {
            return new ChildProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException failure) {
            throw new UncheckedIOException("The child process could not be started.", failure);
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (this) {
                    lines.add(line);
                    notifyAll();
                }
            }
        } catch (IOException killed) {
            // What was printed before is kept.
            return;
        }
    }

    /** What it printed so far. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** Waits until it has printed so many lines; the last of them. */
    synchronized String awaitLine(int number, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (lines.size() < number) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException(
                        "The child printed no line " + number + " within " + atMost + ": " + lines);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return lines.get(number - 1);
    }

    /** Waits for the end of the process; the lines it printed after {@link SyncChild#READY}, one per sync. */
    List<String> awaitResults(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("The child did not end within " + atMost + ": " + lines());
        }
        reader.join();
        List<String> all = lines();
        if (all.isEmpty() || process.exitValue() != 0) {
            throw new IllegalStateException("The child ended with " + process.exitValue() + ": " + all);
        }
        return all.subList(1, all.size());
    }

    /** Whether it ended within the time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Asks it to cancel what it runs. Returns when it was told, which is before it obeys. */
    void cancel() {
        try {
            Writer commands = process.outputWriter();
            commands.write(SyncChild.CANCEL + "\n");
            commands.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException("The child takes no commands: " + lines(), gone);
        }
    }

    /** SIGKILL; returns when the process is gone. Killing it twice does nothing. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGSTOP: it keeps its connections and its memory and does nothing. */
    void pause() throws InterruptedException {
        signal("STOP", process.pid());
    }

    /** SIGCONT. */
    void resume() throws InterruptedException {
        signal("CONT", process.pid());
    }

    /** Sends a signal by the system's own program. */
    static void signal(String name, long processId) throws InterruptedException {
        try {
            Process sent = new ProcessBuilder("kill", "-" + name, Long.toString(processId)).start();
            if (!sent.waitFor(SIGNAL_SECONDS, TimeUnit.SECONDS) || sent.exitValue() != 0) {
                throw new IllegalStateException("'kill -" + name + "' did not reach the process " + processId + ".");
            }
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "This test pauses and stops processes with the program 'kill' (package procps or util-linux); put"
                            + " it on the PATH.",
                    failure);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
