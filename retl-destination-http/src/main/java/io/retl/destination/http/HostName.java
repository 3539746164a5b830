package io.retl.destination.http;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** Hosts in one spelling, so that a comparison cannot be tricked by another. */
final class HostName {
    private static final int MAX_CHARACTERS = 253;

    private HostName() {}

    /**
     * A name in lower case and ASCII, or an IP address in plain notation: {@code 0x7f.1} and {@code [::ffff:127.0.0.1]}
     * are {@code 127.0.0.1}. Nothing is looked up.
     *
     * @throws IllegalArgumentException if it is neither; the message is a sentence and does not quote it
     */
    static String canonical(String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            return ipv6(host);
        }
        String name = ascii(host);
        String lastLabel = name.substring(name.lastIndexOf('.') + 1);
        return lastLabel.matches("[0-9]+|0x[0-9a-f]*") ? ipv4(name) : name;
    }

    private static String ascii(String host) {
        try {
            String name = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            if (relative.isEmpty()
                    || relative.length() > MAX_CHARACTERS
                    || relative.matches("\\..*|.*\\.\\..*|.*\\.")) {
                throw notAHost();
            }
            return relative;
        } catch (IllegalArgumentException failure) {
            throw notAHost();
        }
    }

    private static String ipv6(String host) {
        if (!host.matches("\\[[0-9A-Fa-f:.]+]")) {
            throw notAHost();
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            String plain = address.getHostAddress();
            return plain.indexOf(':') < 0 ? plain : "[" + plain + "]";
        } catch (UnknownHostException failure) {
            throw notAHost();
        }
    }

    /** One to four numbers, decimal, octal or hexadecimal, of which the last fills what is left of the 32 bits. */
    private static String ipv4(String name) {
        String[] parts = name.split("\\.", -1);
        if (parts.length > 4) {
            throw notAHost();
        }
        long address = 0;
        for (int i = 0; i < parts.length - 1; i++) {
            address |= number(parts[i], 0xFF) << (24 - 8 * i);
        }
        int leftBits = 8 * (5 - parts.length);
        address |= number(parts[parts.length - 1], (1L << leftBits) - 1);
        return (address >> 24) + "." + (address >> 16 & 0xFF) + "." + (address >> 8 & 0xFF) + "." + (address & 0xFF);
    }

    private static long number(String part, long max) {
        boolean hexadecimal = part.startsWith("0x");
        String digits = hexadecimal ? part.substring(2) : part;
        int radix = hexadecimal ? 16 : part.length() > 1 && part.startsWith("0") ? 8 : 10;
        try {
            long number = hexadecimal && digits.isEmpty() ? 0 : Long.parseLong(digits, radix);
            if (number > max) {
                throw notAHost();
            }
            return number;
        } catch (NumberFormatException failure) {
            throw notAHost();
        }
    }

    /** Without its cause, which would quote the host. */
    private static IllegalArgumentException notAHost() {
        return new IllegalArgumentException("The host of the URL is neither a host name nor an IP address.");
    }
}
