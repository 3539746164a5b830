package io.retl.internal.field;

import java.util.regex.Pattern;

/** IP addresses. */
final class IpAddresses {
    private static final int GROUPS = 8;
    private static final int MAX_CHARACTERS = 45;

    /** Numbers up to 255, with zeros before them up to three digits. */
    private static final String PADDED = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)";

    private static final String PLAIN = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern PADDED_4 = Pattern.compile("(?:" + PADDED + "\\.){3}" + PADDED);
    private static final Pattern PLAIN_4 = Pattern.compile("(?:" + PLAIN + "\\.){3}" + PLAIN);

    private IpAddresses() {}

    static boolean isVersion4(String text) {
        return PADDED_4.matcher(text).matches();
    }

    static boolean isVersion6(String text) {
        return isVersion6(text, PLAIN_4);
    }

    /** As it stands in an address in brackets, where the seed system reads the last four bytes less strictly. */
    static boolean isVersion6InUri(String text) {
        return isVersion6(text, PADDED_4);
    }

    private static boolean isVersion6(String text, Pattern version4) {
        if (text.length() > MAX_CHARACTERS) {
            return false;
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, version4) == GROUPS;
        }
        int before = gap == 0 ? 0 : groups(text.substring(0, gap), GROUP);
        String rest = text.substring(gap + 2);
        int after = rest.isEmpty() ? 0 : groups(rest, version4);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups of 16 bits it has, the last two perhaps in the form given; -1 if it is something else. */
    private static int groups(String text, Pattern last) {
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            if (!GROUP.matcher(parts[i]).matches()) {
                return -1;
            }
        }
        String end = parts[parts.length - 1];
        if (GROUP.matcher(end).matches()) {
            return parts.length;
        }
        return last.matcher(end).matches() ? parts.length + 1 : -1;
    }
}
