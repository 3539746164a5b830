package io.retl.definition;

import io.retl.Problem;
import io.retl.definition.Findings.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of every problem where in the file it is, and shows no value of the environment. */
final class Report {
    /** How the messages of builders and of retl begin. */
    private static final Pattern DEFINITION = Pattern.compile("(?:Source|Model|Destination|Mapping) '[^']*'");

    /** What retl says when it is given nothing, which may be because nothing in the file could be read. */
    private static final String NOTHING_TO_DO = "There is no mapping.";

    private final String fileName;
    private final Position root;
    private final Map<String, Position> definitions;
    private final Masks masks;
    private final List<Placed> own;

    /**
     * A report that has the findings already.
     *
     * @param root where the whole definition begins
     * @param definitions where each begins, by what messages about it begin with
     */
    Report(
            String fileName,
            Position root,
            Map<String, Position> definitions,
            Masks masks,
            Findings findings,
            Lines lines) {
        this.fileName = fileName;
        this.root = root;
        this.definitions = Map.copyOf(definitions);
        this.masks = masks;
        this.own = findings.all().stream()
                .map(found -> new Placed(lines.position(found.offset()), found.problem(), found.wording()))
                .toList();
    }

    private record Placed(Position position, Problem problem, Wording wording) {}

    /** The problems of the file itself, in its order. */
    List<Problem> problems() {
        return with(List.of());
    }

    /** These, which retl found, and the problems of the file itself, in its order. */
    List<Problem> with(List<Problem> others) {
        List<Placed> all = new ArrayList<>(own);
        for (Problem problem : others) {
            if (own.isEmpty() || !problem.message().startsWith(NOTHING_TO_DO)) {
                all.add(new Placed(position(problem.message()), problem, Wording.FOREIGN));
            }
        }
        return all.stream()
                .sorted(Comparator.comparing(Placed::position))
                .map(this::shown)
                .toList();
    }

    private Position position(String message) {
        Matcher matcher = DEFINITION.matcher(message);
        return matcher.lookingAt() ? definitions.getOrDefault(matcher.group(), root) : root;
    }

    private Problem shown(Placed placed) {
        String message = placed.problem().message();
        String safe = placed.wording() == Wording.FOREIGN ? masks.hide(message) : message;
        return new Problem(placed.problem().code(), fileName + ":" + placed.position() + ": " + safe);
    }
}
