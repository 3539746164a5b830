package io.retl.examples.runner;

import io.retl.event.PhaseEvent;
import io.retl.event.ProgressEvent;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar with rate and time left while records are sent, the name of the phase before and after. Thread-safe. */
final class BarProgress implements Progress {
    private static final int INTERVAL_MILLIS = 200;

    private final PrintStream terminal;
    private final int columns;
    private @Nullable ProgressBar bar;

    BarProgress(PrintStream terminal, int columns) {
        this.terminal = terminal;
        this.columns = columns;
    }

    @Override
    public synchronized void begin(String mappingId) {
        clear();
        bar = waiting(mappingId, "starting");
    }

    @Override
    public synchronized void onPhase(PhaseEvent event) {
        clear();
        bar = switch (event.phase()) {
            case EXTRACT -> waiting(event.mappingId(), "extracting");
            case LOAD -> loading(event.mappingId());
            case FOLD -> waiting(event.mappingId(), "folding");
        };
    }

    @Override
    public synchronized void onProgress(ProgressEvent event) {
        if (bar != null) {
            bar.maxHint(event.total());
            bar.stepTo(event.done());
        }
    }

    @Override
    public synchronized void clear() {
        if (bar != null) {
            bar.close();
            bar = null;
            terminal.print("\r" + " ".repeat(columns - 1) + "\r"); // the library does not clear a bar of a moment
            terminal.flush();
        }
    }

    private ProgressBar loading(String name) {
        return builder(name)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed(new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .build();
    }

    private ProgressBar waiting(String name, String what) {
        return builder(name)
                .setRenderer((state, length) -> "%s %s %s s"
                        .formatted(name, what, state.getTotalElapsed().toSeconds()))
                .build();
    }

    /** How many records there are is known only after the first answers. */
    private ProgressBarBuilder builder(String name) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(-1)
                .setUpdateIntervalMillis(INTERVAL_MILLIS)
                .continuousUpdate()
                .setConsumer(new Line(terminal, columns - 1));
    }

    /** The line that the cursor stands in. It is cleared at the end, so that no line break is needed. */
    private static final class Line extends ConsoleProgressBarConsumer {
        Line(PrintStream terminal, int columns) {
            super(terminal, columns);
        }

        @Override
        public void close() {}
    }
}
