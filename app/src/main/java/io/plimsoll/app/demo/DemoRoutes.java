package io.plimsoll.app.demo;

import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import java.util.List;
import java.util.stream.Stream;

/** Ten desks with a mailbox each: account {@code acct-…7} belongs to desk 7. */
final class DemoRoutes {
    private static final int DESKS = 10;

    private DemoRoutes() {}

    static Routes routes() {
        StringBuilder yaml = new StringBuilder("recipients:\n");
        for (int desk = 0; desk < DESKS; desk++) {
            yaml.append("  desk-%d: {email: %s}\n".formatted(desk, address(desk)));
        }
        yaml.append("routes:\n");
        for (int desk = 0; desk < DESKS; desk++) {
            yaml.append("  - {name: desk-%1$d, account: \"acct-*%1$d\", recipients: [desk-%1$d]}\n".formatted(desk));
        }
        return RoutesFile.parse("demo routes", yaml.toString());
    }

    /** The mail addresses in {@code routes}, as far as they stand there themselves; sorted. */
    static List<String> addresses(Routes routes) {
        return routes.recipients().values().stream()
                .flatMap(recipient -> Stream.ofNullable(recipient.addresses().get("email")))
                .filter(address -> address.contains("@"))
                .distinct()
                .sorted()
                .toList();
    }

    private static String address(int desk) {
        return "desk-" + desk + "@demo.example";
    }
}
