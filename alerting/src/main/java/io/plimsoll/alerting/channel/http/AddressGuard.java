package io.plimsoll.alerting.channel.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps requests to user-given hosts out of the private network: every address of such a host must be a public one, unless the
 * host is on the list of allowed ones. The address that was checked is the one to connect to; asking again could give another.
 * Thread-safe.
 */
public final class AddressGuard {
    private final Resolver resolver;
    private final Set<String> privateHosts;

    /** Where addresses of a host come from. */
    @FunctionalInterface
    public interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** A host with an address that is not public. */
    static final class PrivateAddressException extends Exception {
        private static final long serialVersionUID = 1L;

        PrivateAddressException(String message) {
            super(message);
        }
    }

    /** {@code privateHosts} may have any address. */
    public AddressGuard(Resolver resolver, Set<String> privateHosts) {
        this.resolver = resolver;
        this.privateHosts = Set.copyOf(privateHosts);
    }

    /** An address of {@code host} to connect to; it is checked when {@code guarded}. */
    InetAddress resolve(String host, boolean guarded) throws UnknownHostException, PrivateAddressException {
        InetAddress[] all = resolver.addresses(host);
        if (all.length == 0) {
            throw new UnknownHostException(host);
        }
        if (guarded && !allowsPrivate(host)) {
            for (InetAddress address : all) {
                if (!isPublic(address)) {
                    throw new PrivateAddressException("host " + host + " has the address " + address.getHostAddress()
                            + ", expected a public one, or the host in notify.private.hosts");
                }
            }
        }
        return all[0];
    }

    boolean allowsPrivate(String host) {
        return privateHosts.contains(host.toLowerCase(Locale.ROOT));
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] b = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(b[0] & 0xff, b[1] & 0xff, b[2] & 0xff) : isPublic6(b);
    }

    /** RFC 6890: this network, shared, protocol assignments, documentation, 6to4 relay, benchmarking, reserved. */
    private static boolean isPublic4(int a, int b, int c) {
        return a != 0
                && a < 240
                && !(a == 100 && b >= 64 && b < 128)
                && !(a == 192 && b == 0 && (c == 0 || c == 2))
                && !(a == 192 && b == 88 && c == 99)
                && !(a == 198 && (b == 18 || b == 19))
                && !(a == 198 && b == 51 && c == 100)
                && !(a == 203 && b == 0 && c == 113);
    }

    /** Global unicast only (2000::/3), without those that carry an IPv4 address inside or serve for documentation. */
    private static boolean isPublic6(byte[] b) {
        int first = (b[0] & 0xff) << 8 | b[1] & 0xff;
        int second = (b[2] & 0xff) << 8 | b[3] & 0xff;
        boolean globalUnicast = first >= 0x2000 && first <= 0x3fff;
        boolean sixToFour = first == 0x2002;
        boolean teredoOrDocumentation = first == 0x2001 && (second < 0x0200 || second == 0x0db8);
        return globalUnicast && !sixToFour && !teredoOrDocumentation;
    }
}
