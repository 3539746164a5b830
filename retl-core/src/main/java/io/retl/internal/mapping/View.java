package io.retl.internal.mapping;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object whose members are made when they are read, one by one. Unmodifiable; not thread-safe. */
abstract class View extends AbstractMap<String, @Nullable Object> {
    /** The names of the members in order. */
    abstract Set<String> names();

    /** The value of a member, {@link Absent} if there is none. */
    abstract @Nullable Object member(String name);

    @Override
    public @Nullable Object get(@Nullable Object key) {
        Object member = key instanceof String name ? member(name) : Absent.ABSENT;
        return member == Absent.ABSENT ? null : member;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && member(name) != Absent.ABSENT;
    }

    @Override
    public Set<String> keySet() {
        return names();
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return names().size();
            }

            @Override
            public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                return entries();
            }
        };
    }

    private Iterator<Map.Entry<String, @Nullable Object>> entries() {
        Iterator<String> names = names().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return names.hasNext();
            }

            @Override
            public Map.Entry<String, @Nullable Object> next() {
                String name = names.next();
                return new SimpleImmutableEntry<>(name, member(name));
            }
        };
    }
}
