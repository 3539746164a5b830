package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "169.254.169.254",
                "169.254.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "::1",
                "::",
                "fe80::1",
                "ff02::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "::ffff:127.0.0.1",
                "::169.254.169.254",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1"
            })
    void localLinkAndMetadataAddressesAreForbidden(String address) throws UnknownHostException {
        assertThat(AddressRules.forbid(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "10.0.0.7",
                "172.16.0.1",
                "192.168.1.1",
                "192.0.0.191",
                "2606:2800:220:1::1",
                "fd12:3456::1",
                "64:ff9b::5db8:d822",
                "2002:5db8:d822::1"
            })
    void publicAndPrivateAddressesAreNot(String address) throws UnknownHostException {
        assertThat(AddressRules.forbid(InetAddress.getByName(address))).isFalse();
    }
}
