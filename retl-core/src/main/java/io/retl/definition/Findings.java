package io.retl.definition;

import io.retl.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a file. */
final class Findings {
    /** A file that is wrong from end to end must not fill the memory with complaints. */
    static final int MAX_PROBLEMS = 1_000;

    private final List<Finding> found = new ArrayList<>();
    private int more;

    /** Who worded a problem. */
    enum Wording {
        /** This package, which shows texts as the file has them. */
        OWN,
        /** Somebody who was given the texts with the environment in them, and may show that. */
        FOREIGN
    }

    /**
     * Something that is wrong.
     *
     * @param offset where: characters before it
     * @param problem what
     * @param wording who says so
     */
    record Finding(int offset, Problem problem, Wording wording) {}

    void add(int offset, Place place, String sentence) {
        add(offset, Problem.of(place == Place.ROOT ? sentence : place + ": " + sentence), Wording.OWN);
    }

    /** What a builder says. */
    void addForeign(int offset, Problem problem) {
        add(offset, problem, Wording.FOREIGN);
    }

    private void add(int offset, Problem problem, Wording wording) {
        if (found.size() < MAX_PROBLEMS) {
            found.add(new Finding(offset, problem, wording));
        } else {
            more++;
        }
    }

    /** In the order in which they were found. */
    List<Finding> all() {
        if (more == 0) {
            return List.copyOf(found);
        }
        List<Finding> all = new ArrayList<>(found);
        String sentence = "there are %s problems more. Mend these first.".formatted(more);
        all.add(new Finding(Integer.MAX_VALUE, Problem.of(sentence), Wording.OWN));
        return all;
    }
}
