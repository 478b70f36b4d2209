package io.plimsoll.alerting.channel.email;

import java.nio.file.Path;
import java.util.Properties;

/** Settings in the mail library's own words. */
final class SmtpProperties {
    private SmtpProperties() {}

    static Properties of(SmtpSettings settings) {
        Properties properties = new Properties();
        String timeoutMs = Long.toString(settings.ioTimeout().toMillis());
        properties.setProperty(
                "mail.smtp.connectiontimeout",
                Long.toString(settings.connectTimeout().toMillis()));
        properties.setProperty("mail.smtp.timeout", timeoutMs);
        properties.setProperty("mail.smtp.writetimeout", timeoutMs);
        properties.setProperty("mail.smtp.from", settings.from());
        properties.setProperty("mail.smtp.localhost", "plimsoll." + settings.domain());
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.tls() == SmtpSettings.Tls.IMPLICIT));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        boolean startTls = settings.tls() == SmtpSettings.Tls.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        Path trustStore = settings.trustStore();
        if (trustStore != null) {
            properties.put("mail.smtp.ssl.socketFactory", TrustStore.sockets("smtp.trust.store", trustStore));
        }
        return properties;
    }
}
