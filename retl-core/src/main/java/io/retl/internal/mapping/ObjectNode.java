package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives an object. */
record ObjectNode(Map<String, Node> members) implements Node {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_$]+");

    @Override
    public Map<String, @Nullable Object> evaluate(Scope scope) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>(members.size() * 2);
        for (Map.Entry<String, Node> member : members.entrySet()) {
            object.put(member.getKey(), member.getValue().evaluate(scope));
        }
        return object;
    }

    @Override
    public void reads(Reads reads) {
        members.values().forEach(member -> member.reads(reads));
    }

    @Override
    public boolean isConstant() {
        return members.values().stream().allMatch(Node::isConstant);
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        members.forEach((name, member) -> text.add(shown(name) + ": " + member));
        return text.toString();
    }

    private static String shown(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : Json.write(name);
    }
}
