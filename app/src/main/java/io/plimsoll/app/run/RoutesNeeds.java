package io.plimsoll.app.run;

import io.plimsoll.alerting.route.Routes;
import io.plimsoll.app.config.ConfigException;
import io.plimsoll.app.config.PlimsollConfig;
import java.util.List;

/** Whether a configuration has what a routes file needs: the settings of its channels, hosts that may be reached over plain http. */
public final class RoutesNeeds {
    private RoutesNeeds() {}

    /** What a start or a reload with {@code config} and {@code routes} would refuse, in words; empty: nothing. */
    public static List<String> lacking(PlimsollConfig config, Routes routes) {
        try {
            VendorConfig.vendors(config, routes);
            return List.of();
        } catch (ConfigException e) {
            return e.faults();
        }
    }
}
