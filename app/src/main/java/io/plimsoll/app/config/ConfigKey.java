package io.plimsoll.app.config;

import io.plimsoll.app.config.ValueType.OneOf;
import io.plimsoll.app.config.ValueType.Orders;
import io.plimsoll.app.config.ValueType.Rates;
import io.plimsoll.app.config.ValueType.SecretReference;
import io.plimsoll.app.config.ValueType.Servers;
import io.plimsoll.app.config.ValueType.Text;
import io.plimsoll.app.config.ValueType.Urls;
import io.plimsoll.app.config.ValueType.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every key of a configuration file. Keys that belong to Kafka's or Confluent's clients are not listed one by one:
 * {@link PassThrough}.
 */
public enum ConfigKey {
    BOOTSTRAP_SERVERS("bootstrap.servers", new Servers(), "127.0.0.1:9092", "Kafka brokers to ask first."),
    SCHEMA_REGISTRY_URL(
            "schema.registry.url",
            new Urls(),
            "http://127.0.0.1:8081",
            "Schema registries with Confluent's REST API, tried in this order."),
    ACCOUNTS_PARTITIONS(
            "accounts.partitions",
            new Whole(1, 10_000),
            "4",
            "Partitions of every topic keyed by account, hence the most risk tasks that can run at once. Cannot be changed"
                    + " once there is data."),
    REPLICATION_FACTOR(
            "replication.factor", new Whole(1, 9), "1", "Copies of each record, for topics created by Plimsoll."),
    STATE_DIR(
            "state.dir",
            new Text(),
            ".plimsoll/state",
            "Directory of local state. One process each; rebuilt from Kafka when lost."),
    MARKET_APPLICATION_ID(
            "market.application.id", new Text(), "plimsoll-market", "Kafka Streams application id of the market gate."),
    RISK_APPLICATION_ID(
            "risk.application.id", new Text(), "plimsoll-risk", "Kafka Streams application id of the risk topology."),
    ALERTING_APPLICATION_ID(
            "alerting.application.id", new Text(), "plimsoll-alerting", "Kafka Streams application id of alerting."),
    RISK_STREAM_THREADS("risk.stream.threads", new Whole(1, 256), "1", "Threads of the risk topology in this process."),
    RISK_STANDBY_REPLICAS(
            "risk.standby.replicas",
            new Whole(0, 8),
            "0",
            "Copies of the state of each risk task that other instances keep, so that one of them takes over without reading"
                    + " it from Kafka first. Of use from two instances on."),
    COMMIT_INTERVAL_MS(
            "commit.interval.ms",
            new Whole(1, 60_000),
            "20",
            "Time between transactions, in ms. An alert is visible only after its commit, so this is a floor of its"
                    + " latency."),
    SNAPSHOT_INTERVAL_MS(
            "snapshot.interval.ms",
            new Whole(0, 3_600_000),
            "1000",
            "Time between two looks at an account for topic risk, in ms of this machine's clock. A look never keeps"
                    + " prices waiting for more than 2.5 ms, so where very many accounts move it takes longer. 0: no snapshots."),
    SNAPSHOT_STEP_BP(
            "snapshot.step.bp",
            new Whole(0, 10_000),
            "50",
            "Movement of a figure that is worth a new snapshot, in hundredths of a per cent: of a margin ratio as a"
                    + " difference (50: from 0.600 to above 0.605), of an amount as a part of itself."),
    GATE_SPIKE_PERCENT(
            "gate.spike.percent",
            new Whole(1, 99),
            "80",
            "Movement from the last accepted price, in per cent of the higher of the two, above which a price is kept aside"
                    + " until others confirm it."),
    GATE_SPIKE_PERCENT_OF(
            "gate.spike.percent.of",
            new Rates(),
            null,
            "The same for symbols that differ, as in BTCUSDT:20, ETHUSDT:25."),
    GATE_SPIKE_WINDOW_MS(
            "gate.spike.window.ms",
            new Whole(0, 86_400_000),
            "60000",
            "Age of the last accepted price, in ms of event time, from which any movement is believed. 0: always from the next"
                    + " millisecond on."),
    GATE_SPIKE_CONFIRMATIONS(
            "gate.spike.confirmations",
            new Whole(1, 100),
            "2",
            "Further prices near the one kept aside that confirm it. Twice as many on its side of the last accepted price,"
                    + " near it or not, confirm it too."),
    GATE_DIVERGENCE_PERCENT(
            "gate.divergence.percent",
            new Whole(1, 10_000),
            "20",
            "Distance of a mark price from the index price beside it, in per cent of the latter, above which it is suspect."),
    GATE_SKEW_MS(
            "gate.skew.ms",
            new Whole(0, 86_400_000),
            "0",
            "Most that the time in a price may differ from that of its arrival, in ms. 0: any, as recorded prices need."),
    GATE_STALE_MS(
            "gate.stale.ms",
            new Whole(0, 86_400_000),
            "30000",
            "Silence of a symbol, in ms of this machine's clock, after which its price is stale. 0: never."),
    GATE_SOURCES(
            "gate.sources",
            new Text(),
            null,
            "Sources that may price a symbol, best first, separated by commas: only the best one alive is heard. Without it"
                    + " whichever comes."),
    GATE_SOURCES_OF(
            "gate.sources.of",
            new Orders(),
            null,
            "The same for symbols that differ, as in BTCUSDT:bybit>binance, ETHUSDT:okx."),
    ACCOUNTS_ZERO_HOLD_MS(
            "accounts.zero.hold.ms",
            new Whole(0, 3_600_000),
            "10000",
            "How long a live balance that falls to zero under open positions is kept aside, in ms of this machine's clock,"
                    + " unless a second one confirms it. 0: not at all."),
    ACCOUNTS_SILENCE_MS(
            "accounts.silence.ms",
            new Whole(0, 86_400_000),
            "0",
            "How long an account with open positions may send no position and no balance before it is missed, in ms of this"
                    + " machine's clock. 0: for ever, as feeds that send changes only need."),
    GATE_FAILOVER_MS(
            "gate.failover.ms",
            new Whole(1, 86_400_000),
            "5000",
            "Silence of a better source, in ms of event time, after which the next one takes over."),
    RULES_FILE("rules.file", new Text(), null, "Alert rules (YAML). Without it the built-in rules apply."),
    ROUTES_FILE(
            "routes.file",
            new Text(),
            null,
            "Who is told about which alerts (YAML). Needed by alerting, by nothing else."),
    ROUTES_RELOAD_MS(
            "routes.reload.ms",
            new Whole(0, 3_600_000),
            "5000",
            "Time between two looks at routes.file, in ms. A changed file that is sound takes effect without a restart, a faulty one"
                    + " changes nothing. 0: read at the start only."),
    TEMPLATES_DIR(
            "templates.dir",
            new Text(),
            null,
            "Folder with templates of your own (Pebble), named CHANNEL.PART.peb; each is tried on every kind of alert at start. docs/channels.md has the names."),
    SMTP_HOST("smtp.host", new Text(), "127.0.0.1", "Mail server."),
    SMTP_PORT(
            "smtp.port",
            new Whole(1, 65_535),
            "25",
            "Port of the mail server; usually 587 for starttls, 465 for implicit."),
    SMTP_TLS(
            "smtp.tls",
            new OneOf(List.of("none", "starttls", "implicit")),
            "starttls",
            "How the connection is encrypted. With starttls nothing is sent to a server that does not offer it."),
    SMTP_USER("smtp.user", new Text(), null, "User name, if the mail server wants one."),
    SMTP_PASSWORD("smtp.password", new SecretReference(), null, "Where the password of smtp.user is."),
    SMTP_FROM("smtp.from", new Text(), "plimsoll@localhost", "Sender address of the mails."),
    SMTP_CONNECT_TIMEOUT_MS(
            "smtp.connect.timeout.ms", new Whole(1, 600_000), "5000", "Longest wait for a connection, in ms."),
    SMTP_READ_TIMEOUT_MS(
            "smtp.read.timeout.ms",
            new Whole(1, 600_000),
            "15000",
            "Longest wait for an answer of the server, or for it to take data, in ms."),
    SMTP_TRUST_STORE(
            "smtp.trust.store",
            new Text(),
            null,
            "PEM or JKS file with the certificates to trust; without it those every Java trusts."),
    NOTIFY_THREADS(
            "notify.threads",
            new Whole(1, 64),
            "16",
            "Notifications sent at the same time on each channel, of which one recipient has a quarter at most. A slow channel"
                    + " or recipient does not hold up another."),
    NOTIFY_LIMITS(
            "notify.limits",
            new Rates(),
            "slack:1, sms:10, telegram:25",
            "Most notifications a second, by channel; after a rest as many may go at once. Other channels go as fast as"
                    + " they can."),
    NOTIFY_MODE(
            "notify.mode",
            new OneOf(List.of("send", "shadow")),
            "send",
            "With shadow everything is decided and nothing is sent: each notification ends SUPPRESSED on deliveries, and is not sent"
                    + " later. The same for all processes of a cluster."),
    NOTIFY_MAX_OPEN(
            "notify.max.open",
            new Whole(1, 1_000_000),
            "20000",
            "Unfinished notifications held in memory before reading pauses, about 5 KB each; where a few recipients"
                    + " pile them up, up to ten times as many."),
    NOTIFY_CIRCUIT_FAILURES(
            "notify.circuit.failures",
            new Whole(1, 1_000),
            "10",
            "Faults of a channel's server in a row after which the channel is left alone for a while. A refused message is"
                    + " none, nor is \"slower, please\"."),
    NOTIFY_CIRCUIT_OPEN_MS(
            "notify.circuit.open.ms",
            new Whole(0, 3_600_000),
            "15000",
            "How long it is left alone, in ms; then one notification shows whether it is back."),
    NOTIFY_RETRY_FIRST_MS(
            "notify.retry.first.ms",
            new Whole(1, 3_600_000),
            "1000",
            "Wait before the first repeat of a failed notification, in ms; doubles each time, with jitter."),
    NOTIFY_RETRY_MAX_MS(
            "notify.retry.max.ms", new Whole(1, 3_600_000), "60000", "Longest wait between repeats, in ms."),
    NOTIFY_GIVE_UP_MS(
            "notify.give.up.ms",
            new Whole(1, 604_800_000),
            null,
            "Age at which a notification that could not be delivered is given up and recorded as expired, in ms: one for"
                    + " all severities, instead of the four below."),
    NOTIFY_GIVE_UP_INFO_MS("notify.give.up.info.ms", new Whole(1, 604_800_000), "3600000", "The same for INFO."),
    NOTIFY_GIVE_UP_WARNING_MS(
            "notify.give.up.warning.ms", new Whole(1, 604_800_000), "21600000", "The same for WARNING."),
    NOTIFY_GIVE_UP_CRITICAL_MS(
            "notify.give.up.critical.ms", new Whole(1, 604_800_000), "86400000", "The same for CRITICAL."),
    NOTIFY_GIVE_UP_EMERGENCY_MS(
            "notify.give.up.emergency.ms", new Whole(1, 604_800_000), "86400000", "The same for EMERGENCY."),
    NOTIFY_HTTP_CONNECT_TIMEOUT_MS(
            "notify.http.connect.timeout.ms",
            new Whole(1, 600_000),
            "5000",
            "Longest wait to reach the server of a channel over HTTP and to agree on TLS, in ms."),
    NOTIFY_HTTP_ANSWER_TIMEOUT_MS(
            "notify.http.answer.timeout.ms",
            new Whole(1, 600_000),
            "15000",
            "Longest wait for the whole of its answer, in ms."),
    NOTIFY_PRIVATE_HOSTS(
            "notify.private.hosts",
            new Text(),
            null,
            "Hosts of webhook, Slack, Alertmanager and Web Push contact points that may have a private address and be reached by plain"
                    + " http, separated by commas. To all others only https to public addresses is made."),
    PAGERDUTY_URL("pagerduty.url", new Urls(), "https://events.pagerduty.com", "Where PagerDuty's Events API v2 is."),
    SLACK_URL("slack.url", new Urls(), "https://slack.com", "Where Slack's Web API is."),
    SLACK_TOKEN(
            "slack.token",
            new SecretReference(),
            null,
            "Token of the Slack bot; needed for contact points that name a channel."),
    TELEGRAM_URL("telegram.url", new Urls(), "https://api.telegram.org", "Where Telegram's Bot API is."),
    TELEGRAM_TOKEN(
            "telegram.token",
            new SecretReference(),
            null,
            "Token of the Telegram bot; needed for telegram contact points."),
    NTFY_URL("ntfy.url", new Urls(), "https://ntfy.sh", "The ntfy server."),
    NTFY_TOKEN("ntfy.token", new SecretReference(), null, "Access token of the ntfy server, if its topics want one."),
    SMS_URL("sms.url", new Urls(), "https://api.twilio.com", "Provider of SMS with a REST API like Twilio's."),
    SMS_ACCOUNT(
            "sms.account",
            new Text(),
            null,
            "Account at the provider; needed for sms contact points, unless smpp.host is set."),
    SMS_TOKEN("sms.token", new SecretReference(), null, "Token of sms.account; needed with it."),
    SMS_FROM(
            "sms.from",
            new Text(),
            null,
            "Number, name or messaging service (MG…) that sends; needed for sms contact points."),
    SMS_MAX_SEGMENTS(
            "sms.max.segments",
            new Whole(1, 10),
            "3",
            "Longest SMS, in segments of 153 (or, outside the GSM alphabet, 67) characters; each is billed."),
    SMS_CALLBACK_URL(
            "sms.callback.url",
            new Urls(),
            null,
            "Where the provider reaches alerting.http.port of this process, e.g. https://alerts.example/callbacks/sms. With it an"
                    + " SMS counts as delivered when the provider says so; without, when the provider took it."),
    SMPP_HOST(
            "smpp.host",
            new Text(),
            null,
            "Short message centre that speaks SMPP 3.4. With it sms contact points go there instead of to sms.account, from"
                    + " sms.from, at most sms.max.segments long."),
    SMPP_PORT(
            "smpp.port",
            new Whole(1, 65_535),
            "3550",
            "Port of the short message centre; usually 3550 with TLS, 2775 without."),
    SMPP_TLS(
            "smpp.tls",
            new OneOf(List.of("none", "implicit")),
            "implicit",
            "How the connection is encrypted. With none the password can be read on the way: for a leased line or a VPN."),
    SMPP_TRUST_STORE(
            "smpp.trust.store",
            new Text(),
            null,
            "PEM or JKS file with the certificates to trust; without it those every Java trusts."),
    SMPP_SYSTEM_ID("smpp.system.id", new Text(), null, "Our name at the short message centre; needed with smpp.host."),
    SMPP_PASSWORD(
            "smpp.password",
            new SecretReference(),
            null,
            "Where the password of smpp.system.id is, at most 8 characters; needed with smpp.host."),
    SMPP_SYSTEM_TYPE("smpp.system.type", new Text(), null, "System type, if the short message centre wants one."),
    SMPP_LONG_MESSAGES(
            "smpp.long.messages",
            new OneOf(List.of("udh", "payload")),
            "udh",
            "How a text of several segments goes: in parts with a user data header, or whole as message_payload."),
    SMPP_RECEIPTS(
            "smpp.receipts",
            new OneOf(List.of("true", "false")),
            "true",
            "Whether the short message centre sends delivery receipts. With true an SMS counts as delivered when one says so;"
                    + " with false, when the centre took it."),
    SMPP_CONNECT_TIMEOUT_MS(
            "smpp.connect.timeout.ms", new Whole(1, 600_000), "5000", "Longest wait for a connection, in ms."),
    SMPP_ANSWER_TIMEOUT_MS(
            "smpp.answer.timeout.ms",
            new Whole(1, 600_000),
            "10000",
            "Longest wait for an answer of the short message centre, in ms; after that the outcome is unknown."),
    SMPP_ENQUIRE_LINK_MS(
            "smpp.enquire.link.ms",
            new Whole(1000, 3_600_000),
            "30000",
            "After this long without a word the other side is asked whether it is there, in ms."),
    FCM_URL("fcm.url", new Urls(), "https://fcm.googleapis.com", "Where Firebase Cloud Messaging is."),
    FCM_KEY(
            "fcm.key",
            new SecretReference(),
            null,
            "Key file (JSON) of a service account that may send by Firebase; needed for fcm contact points."),
    APNS_HOST("apns.host", new Text(), "api.push.apple.com", "Where Apple's push service is."),
    APNS_PORT("apns.port", new Whole(1, 65_535), "443", "Its port."),
    APNS_KEY(
            "apns.key",
            new SecretReference(),
            null,
            "Key (.p8) of the developer team for Apple's push service; needed for apns contact points."),
    APNS_KEY_ID("apns.key.id", new Text(), null, "Id Apple shows beside apns.key; needed for apns contact points."),
    APNS_TEAM_ID("apns.team.id", new Text(), null, "Id of the developer team; needed for apns contact points."),
    APNS_TOPIC("apns.topic", new Text(), null, "Bundle id of the app; needed for apns contact points."),
    APNS_TRUST_STORE(
            "apns.trust.store",
            new Text(),
            null,
            "PEM file with the certificates to trust instead of those every Java trusts."),
    WEBPUSH_SUBJECT(
            "webpush.subject",
            new Text(),
            null,
            "Whom push services may ask, mailto:ADDRESS or https://HOST; needed for webpush contact points."),
    WEBPUSH_PUBLIC_KEY(
            "webpush.public.key",
            new Text(),
            null,
            "Public VAPID key, 65 bytes in base64url, with which web pages subscribe; needed for webpush contact points."),
    WEBPUSH_KEY(
            "webpush.key",
            new SecretReference(),
            null,
            "Private VAPID key, 32 bytes in base64url; needed for webpush contact points."),
    SMS_REPLY_URL(
            "sms.reply.url",
            new Urls(),
            null,
            "Where the provider posts SMS that are sent to sms.from, e.g. https://alerts.example/inbound/sms at"
                    + " alerting.http.port. With it an SMS says how to acknowledge by answering."),
    API_TOKEN(
            "api.token",
            new SecretReference(),
            null,
            "Token with which callers of the API at alerting.http.port may do all: Authorization: Bearer. Without it and"
                    + " api.access.file there is no API."),
    API_ACCESS_FILE(
            "api.access.file",
            new Text(),
            null,
            "Tokens for callers of the API who may see or do less (YAML): which accounts, and whether only to look."),
    ACK_LINK_BASE(
            "ack.link.base",
            new Urls(),
            null,
            "How readers of messages reach alerting.http.port, e.g. https://alerts.example; links in e-mails and chats begin with it."
                    + " Without it messages have no link."),
    ACK_LINK_KEY(
            "ack.link.key",
            new SecretReference(),
            null,
            "Key that signs these links: whsec_ and 24 to 64 bytes in base64."),
    ACK_LINK_PREVIOUS_KEY(
            "ack.link.previous.key",
            new SecretReference(),
            null,
            "The key before that, as long as links signed with it are on their way."),
    ACK_LINK_TTL_MS(
            "ack.link.ttl.ms", new Whole(60_000, 2_592_000_000L), "86400000", "How long a link is good, in ms."),
    ALERTING_HTTP_PORT(
            "alerting.http.port",
            new Whole(0, 65_535),
            "0",
            "Port of the API (/api/v1/), of the page behind links in messages (/ack), and on which the provider of SMS calls"
                    + " back (/callbacks/sms, /inbound/sms); 0: none. Plain http: put a proxy with TLS in front of it."),
    METRICS_PORT("metrics.port", new Whole(0, 65_535), "0", "Port on which Prometheus reads metrics; 0: no metrics.");

    private final String key;
    private final ValueType type;
    private final Optional<String> defaultValue;
    private final String doc;

    ConfigKey(String key, ValueType type, @Nullable String defaultValue, String doc) {
        this.key = key;
        this.type = type;
        this.defaultValue = Optional.ofNullable(defaultValue);
        this.doc = doc;
    }

    /** How it is written in the file. */
    public String key() {
        return key;
    }

    /** Value when the file does not set it; empty: there is none. */
    public Optional<String> defaultValue() {
        return defaultValue;
    }

    /** One or two sentences: meaning, unit. */
    public String doc() {
        return doc;
    }

    ValueType type() {
        return type;
    }

    static Optional<ConfigKey> named(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }
}
