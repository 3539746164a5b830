package io.retl.internal.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Which credentials attempts are sent with, and those that were refused. Not thread-safe.
 *
 * <p>Credentials are refreshed once: if the new ones are refused before anything was delivered with them, the sync stops. So a
 * token that runs out in a long sync is replaced each time, and a wrong password is tried twice.
 */
final class Credentials {
    private final List<Attempt> refused = new ArrayList<>();
    private int generation;
    private boolean proven = true;
    private boolean refreshing;

    /** What an attempt that leaves now is sent with. */
    int generation() {
        return generation;
    }

    /** Whether new ones are being had, so that nothing should leave. */
    boolean isRefreshing() {
        return refreshing;
    }

    /** What to do with an attempt whose credentials were refused. */
    enum Verdict {
        /** Newer ones are there: send it again. */
        SEND_AGAIN,
        /** Get new ones. */
        REFRESH,
        /** They are being had. */
        WAIT,
        /** The new ones were refused, too. */
        STOP
    }

    /**
     * Judges a refusal.
     *
     * @param attempt what was refused
     * @param again what is to be sent with the new ones
     */
    Verdict refused(Attempt attempt, Attempt again) {
        if (attempt.credentials() < generation) {
            return Verdict.SEND_AGAIN;
        }
        if (refreshing) {
            refused.add(again);
            return Verdict.WAIT;
        }
        if (!proven || attempt.refusals() > 0) {
            return Verdict.STOP; // new ones were refused, for this attempt or for every one
        }
        refused.add(again);
        refreshing = true;
        return Verdict.REFRESH;
    }

    /** Something was delivered with them. */
    void accepted(Attempt attempt) {
        proven |= attempt.credentials() == generation;
    }

    /** New ones are there. */
    void refreshed() {
        refreshing = false;
        generation++;
        proven = false;
    }

    /** There are none. */
    void notRefreshed() {
        refreshing = false;
    }

    /** Takes the attempts that were refused. */
    List<Attempt> removeRefused() {
        List<Attempt> all = List.copyOf(refused);
        refused.clear();
        return all;
    }
}
