package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A host is deployed, syncs, is taken down and deployed again in the same JVM: nothing of the first deployment stays.
 *
 * <p>It is looked at after the second, because the JDK holds on to the latest one until version 18: the first comparison of a
 * record leaves its class in a cache of {@code java.lang.runtime.ObjectMethods} that has room for one.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RedeployTest {
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_MILLIS = 100;

    @Test
    void closedRetlLeavesNeitherItsClassesNorAThreadInTheJvm() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        DriverManager.getDrivers(); // or the JVM's own drivers would be looked for in the deployment
        ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();

        WeakReference<ClassLoader> first = deployAndUndeploy(collected);
        WeakReference<ClassLoader> second = deployAndUndeploy(collected);

        try {
            assertThat(isCollected(collected)).as("a class loader is gone").isTrue();
            assertThat(first.get()).as("the first class loader").isNull();
        } finally {
            Reference.reachabilityFence(second);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("retl-"));
    }

    /** In a method of its own, so that no local variable holds anything of it. */
    private static WeakReference<ClassLoader> deployAndUndeploy(ReferenceQueue<ClassLoader> collected)
            throws Exception {
        ClassLoader mine = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader deployment = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(deployment);
            Object host = deployment
                    .loadClass(RedeployedHost.class.getName())
                    .getConstructor()
                    .newInstance();
            assertThat(host.getClass().getClassLoader()).isSameAs(deployment);
            assertThat(((Callable<?>) host).call()).isEqualTo("200 and 10");
            return new WeakReference<>(deployment, collected);
        } finally {
            Thread.currentThread().setContextClassLoader(mine);
        }
    }

    /** Without a driver that the host does not use: the JVM would initialize it in the deployment, and DuckDB's keeps a thread. */
    private static URL[] classPath() throws MalformedURLException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<URL> urls = new ArrayList<>();
        for (String entry : path.split(Pattern.quote(File.pathSeparator), -1)) {
            if (!entry.contains("duckdb")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    /** Threads of the JDK's HTTP client end some seconds after it was left. */
    private static boolean isCollected(ReferenceQueue<ClassLoader> collected) throws InterruptedException {
        long end = System.nanoTime() + MOST_NANOS;
        boolean gone = false;
        while (!gone && System.nanoTime() - end < 0) {
            System.gc();
            gone = collected.remove(LOOK_MILLIS) != null;
        }
        return gone;
    }
}
