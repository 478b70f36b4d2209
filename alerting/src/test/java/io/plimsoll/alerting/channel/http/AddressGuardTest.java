package io.plimsoll.alerting.channel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.channel.http.AddressGuard.PrivateAddressException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:0:a00:1::",
                "2001:db8::1",
                "100::1"
            })
    void refuses(String address) throws Exception {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "192.1.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::200e",
                "2001:4860:4860::8888"
            })
    void lets(String address) throws Exception {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isTrue();
    }

    private static AddressGuard guard(Set<String> allowed, String... addresses) {
        return new AddressGuard(
                host -> {
                    InetAddress[] all = new InetAddress[addresses.length];
                    for (int i = 0; i < all.length; i++) {
                        all[i] = InetAddress.getByName(addresses[i]);
                    }
                    return all;
                },
                allowed);
    }

    @Test
    void oneAddressThatIsNotPublicIsEnoughToRefuseAHost() {
        assertThatThrownBy(() -> guard(Set.of(), "1.1.1.1", "10.0.0.7").resolve("rebind.example", true))
                .isInstanceOf(PrivateAddressException.class)
                .hasMessage("host rebind.example has the address 10.0.0.7, expected a public one, or the host in"
                        + " notify.private.hosts");
    }

    @Test
    void theAddressThatWasCheckedIsTheOneToConnectTo() throws Exception {
        assertThat(guard(Set.of(), "1.1.1.1", "8.8.8.8")
                        .resolve("hooks.example", true)
                        .getHostAddress())
                .isEqualTo("1.1.1.1");
    }

    @Test
    void aHostThatIsAllowedMayBePrivateWhateverItsCase() throws Exception {
        assertThat(guard(Set.of("am.internal"), "10.0.0.7")
                        .resolve("AM.internal", true)
                        .getHostAddress())
                .isEqualTo("10.0.0.7");
    }

    @Test
    void whatTheOperatorConfiguredIsNotGuarded() throws Exception {
        assertThat(guard(Set.of(), "10.0.0.7").resolve("ntfy.internal", false).getHostAddress())
                .isEqualTo("10.0.0.7");
    }

    @Test
    void aHostWithoutAddressIsUnknown() {
        assertThatThrownBy(() -> guard(Set.of()).resolve("nowhere.example", true))
                .isInstanceOf(UnknownHostException.class);
    }
}
