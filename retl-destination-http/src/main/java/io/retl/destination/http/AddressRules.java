package io.retl.destination.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/** Which addresses a request may not go to when a record chose its host. */
final class AddressRules {
    /** Where clouds tell a machine its credentials, outside of the link-local range. */
    private static final Set<String> METADATA = Set.of(
            "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254");

    private AddressRules() {}

    static boolean forbid(InetAddress address) {
        InetAddress plain = unwrapped(address);
        byte[] bytes = plain.getAddress();
        boolean thisNetwork = bytes.length == 4 && (bytes[0] == 0 || bytes[0] == -1);
        return thisNetwork
                || plain.isLoopbackAddress()
                || plain.isLinkLocalAddress()
                || plain.isAnyLocalAddress()
                || plain.isMulticastAddress()
                || METADATA.contains(plain.getHostAddress());
    }

    /**
     * The IPv4 address inside an IPv6 one: compatible ({@code ::a.b.c.d}), translated ({@code 64:ff9b::}) or 6to4
     * ({@code 2002:}).
     */
    private static InetAddress unwrapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return address;
        }
        boolean compatible = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) && !address.isLoopbackAddress();
        if (compatible || startsWith(bytes, 0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0)) {
            return ipv4(bytes, 12);
        }
        return startsWith(bytes, 0x20, 0x02) ? ipv4(bytes, 2) : address;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[i] != (byte) prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException failure) {
            throw new IllegalStateException("Four bytes are an address.", failure);
        }
    }
}
