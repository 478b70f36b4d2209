package io.plimsoll.app.run;

import io.plimsoll.alerting.channel.sms.SmsForm;
import io.plimsoll.alerting.dispatch.Confirmation;
import io.plimsoll.alerting.link.AckLinks;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.desk.Desk;
import io.plimsoll.app.desk.DeskLog;
import io.plimsoll.app.desk.QueuedDesk;
import io.plimsoll.app.web.Access;
import io.plimsoll.app.web.AccessFile;
import io.plimsoll.app.web.AckPage;
import io.plimsoll.app.web.DeskApi;
import io.plimsoll.app.web.Page;
import io.plimsoll.app.web.SmsCallbackPage;
import io.plimsoll.app.web.SmsReplyPage;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The pages a configuration asks for. */
final class AlertingPages {
    private AlertingPages() {}

    /** By path; empty when none is asked for. What the SMS provider reports goes to {@code reports}. */
    static Map<String, Page> of(
            PlimsollConfig config, Supplier<Routes> routes, Consumer<Confirmation> reports, InstantSource clock) {
        Desk desk = new QueuedDesk(new DeskLog(config));
        Map<String, Page> pages = new LinkedHashMap<>();
        VendorConfig.smsCallback(config)
                .ifPresent(sms -> pages.put(SmsCallbackPage.PATH, new SmsCallbackPage(sms, reports)));
        List<Access> allowed = allowed(config);
        if (!allowed.isEmpty()) {
            pages.put(
                    DeskApi.PATH,
                    new DeskApi(
                            desk, allowed, account -> routes.get().policies().labels(account), clock));
        }
        LinkConfig.links(config, clock).ifPresent(links -> pages.put(AckLinks.PATH, new AckPage(desk, links, clock)));
        config.optional(ConfigKey.SMS_REPLY_URL)
                .flatMap(url -> VendorConfig.secret(config, ConfigKey.SMS_TOKEN)
                        .map(token -> new SmsForm(URI.create(url), token)))
                .ifPresent(form -> pages.put(SmsReplyPage.PATH, new SmsReplyPage(desk, routes, form, clock)));
        return pages;
    }

    private static List<Access> allowed(PlimsollConfig config) {
        List<Access> allowed = new ArrayList<>();
        VendorConfig.secret(config, ConfigKey.API_TOKEN).map(Access::toAll).ifPresent(allowed::add);
        config.path(ConfigKey.API_ACCESS_FILE)
                .ifPresent(file -> allowed.addAll(AccessFile.read(file, System.getenv())));
        return allowed;
    }
}
