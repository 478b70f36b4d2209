package io.plimsoll.alerting;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.alerting.channel.alertmanager.AlertmanagerApi;
import io.plimsoll.alerting.channel.apns.ApnsNotifier;
import io.plimsoll.alerting.channel.email.EmailNotifier;
import io.plimsoll.alerting.channel.fcm.FcmNotifier;
import io.plimsoll.alerting.channel.http.HttpNotifier;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.channel.kafka.KafkaTopicNotifier;
import io.plimsoll.alerting.channel.ntfy.NtfyApi;
import io.plimsoll.alerting.channel.pagerduty.PagerDutyApi;
import io.plimsoll.alerting.channel.slack.SlackApi;
import io.plimsoll.alerting.channel.smpp.SmppNotifier;
import io.plimsoll.alerting.channel.sms.SmsApi;
import io.plimsoll.alerting.channel.telegram.TelegramApi;
import io.plimsoll.alerting.channel.webhook.WebhookApi;
import io.plimsoll.alerting.channel.webpush.WebPushApi;
import io.plimsoll.alerting.dispatch.Confirmation;
import io.plimsoll.alerting.dispatch.EveryDevice;
import io.plimsoll.alerting.link.AckLinks;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.BriefTemplate;
import io.plimsoll.alerting.template.Templates;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The notifier of each channel that the settings are complete for. */
final class Channels {
    private Channels() {}

    /** What sinks call back about goes to {@code reports}. */
    static Map<String, Notifier> of(AlertingConfig config, InstantSource clock, Consumer<Confirmation> reports) {
        return of(config, Optional.empty(), clock, reports);
    }

    /** As above; messages on channels with room for it have a link of {@code links}. */
    static Map<String, Notifier> of(
            AlertingConfig config, Optional<AckLinks> links, InstantSource clock, Consumer<Confirmation> reports) {
        Templates templates = config.templates();
        BriefTemplate brief = templates.brief("push").withLinkApart(links);
        SecretSource secrets = config.secrets();
        VendorSettings vendors = config.vendors();
        Map<String, VendorApi> apis = new LinkedHashMap<>();
        apis.put("webhook", new WebhookApi(secrets, templates.brief("webhook"), clock));
        apis.put("pagerduty", new PagerDutyApi(vendors.pagerDuty(), secrets, templates.brief("pagerduty")));
        apis.put(
                "slack",
                new SlackApi(
                        vendors.slack(),
                        vendors.slackToken(),
                        secrets,
                        templates.brief("slack").with(links)));
        apis.put("alertmanager", new AlertmanagerApi(secrets, templates.brief("alertmanager"), clock));
        apis.put(
                "ntfy",
                new NtfyApi(
                        vendors.ntfy(),
                        vendors.ntfyToken(),
                        secrets,
                        templates.brief("ntfy").with(links)));
        vendors.telegramToken()
                .ifPresent(token -> apis.put(
                        "telegram",
                        new TelegramApi(
                                vendors.telegram(),
                                token,
                                templates.brief("telegram").with(links))));
        vendors.sms().ifPresent(sms -> apis.put("sms", new SmsApi(sms, templates.brief("sms"))));
        Map<String, Notifier> notifiers = new LinkedHashMap<>();
        notifiers.put("email", new EmailNotifier(config.smtp(), templates.mail(), links, clock));
        apis.forEach((channel, api) -> notifiers.put(channel, new HttpNotifier(api, config.http())));
        vendors.kafka()
                .ifPresent(kafka -> notifiers.put("kafka", new KafkaTopicNotifier(kafka, templates.brief("kafka"))));
        vendors.smpp()
                .ifPresent(
                        smpp -> notifiers.put("sms", new SmppNotifier(smpp, templates.brief("sms"), reports, clock)));
        push(config, brief, clock)
                .forEach((channel, notifier) -> notifiers.put(channel, new EveryDevice(channel, notifier, clock)));
        return notifiers;
    }

    /** Those of which a person may have several devices. */
    private static Map<String, Notifier> push(AlertingConfig config, BriefTemplate brief, InstantSource clock) {
        PushSettings push = config.vendors().push();
        SecretSource secrets = config.secrets();
        Map<String, Notifier> notifiers = new LinkedHashMap<>();
        push.webPush()
                .ifPresent(web -> notifiers.put(
                        "webpush", new HttpNotifier(new WebPushApi(web, secrets, brief, clock), config.http())));
        push.apns()
                .ifPresent(apns -> notifiers.put("apns", new ApnsNotifier(apns, config.http(), secrets, brief, clock)));
        push.fcm().ifPresent(fcm -> notifiers.put("fcm", new FcmNotifier(fcm, config.http(), secrets, brief, clock)));
        return notifiers;
    }

    /** The same channels, each saying in its outcomes that a template failed. */
    static Map<String, Notifier> marked(Map<String, Notifier> channels, Templates templates, MeterRegistry meters) {
        Map<String, Notifier> marked = new LinkedHashMap<>(channels);
        marked.replaceAll(
                (channel, notifier) -> new MarkedNotifier(channel, notifier, templates.faults(channel), meters));
        return marked;
    }
}
