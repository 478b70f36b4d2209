package io.plimsoll.app.run;

import io.plimsoll.alerting.route.Recipient;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.secret.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Contact points over plain http at hosts that are not ours: nothing is ever sent there, so they are faults before anything is. */
final class PlainHttp {
    private static final List<String> CHANNELS = List.of("webhook", "alertmanager");

    private PlainHttp() {}

    /** Faults of {@code routes}, when {@code privateHosts} are those of {@code notify.private.hosts}. */
    static List<String> faults(Routes routes, Set<String> privateHosts) {
        List<String> faults = new ArrayList<>();
        for (Recipient recipient : routes.recipients().values()) {
            for (String channel : CHANNELS) {
                recipient
                        .address(channel)
                        .map(address -> address.split(" ", 2)[0])
                        .filter(url -> !Secret.isReference(url) && url.startsWith("http:"))
                        .map(url -> URI.create(url).getHost())
                        .filter(host -> host != null && !privateHosts.contains(host.toLowerCase(Locale.ROOT)))
                        .ifPresent(host -> faults.add("recipients." + recipient.name() + "." + channel
                                + ": found http to " + host + ", expected https, or the host in notify.private.hosts"));
            }
        }
        return faults;
    }
}
