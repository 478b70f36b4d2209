package io.plimsoll.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DemoMailboxTest {
    @Test
    void showsAMailToItsRecipientByImap() throws Exception {
        try (DemoMailbox mailbox = DemoMailbox.start()) {
            send(mailbox, "Risk@Desk.example", "margin ratio 0.81");
            send(mailbox, "other@desk.example", "not yours");

            assertThat(subjects(mailbox, "risk@desk.example", "plimsoll")).isEqualTo("margin ratio 0.81");
            assertThat(mailbox.delivered()).isEqualTo(2);
        }
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        try (DemoMailbox mailbox = DemoMailbox.start()) {
            send(mailbox, "risk@desk.example", "margin ratio 0.81");

            assertThatThrownBy(() -> subjects(mailbox, "risk@desk.example", "guess"))
                    .isInstanceOf(MessagingException.class);
        }
    }

    @Test
    void tellsHowToReadTheMail() {
        try (DemoMailbox mailbox = DemoMailbox.start()) {
            assertThat(mailbox.howToRead("Risk@desk.example"))
                    .startsWith("IMAP 127.0.0.1:" + mailbox.imapPort() + " (no TLS), user risk@desk.example")
                    .contains("password plimsoll");
        }
    }

    @Test
    void namesThePortsWhenOneIsTaken() {
        try (DemoMailbox first = DemoMailbox.start()) {
            assertThatThrownBy(() -> DemoMailbox.start(first.smtpPort(), 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("mailbox does not start: SMTP port " + first.smtpPort()
                            + ": found it in use, expected a free port");
        }
    }

    private static void send(DemoMailbox mailbox, String to, String subject) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", mailbox.host());
        properties.setProperty("mail.smtp.port", Integer.toString(mailbox.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("plimsoll@desk.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject);
        message.setText("body");
        Transport.send(message);
    }

    private static String subjects(DemoMailbox mailbox, String user, String password) throws MessagingException {
        StringBuilder subjects = new StringBuilder();
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect(mailbox.host(), mailbox.imapPort(), user, password);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            for (Message message : inbox.getMessages()) {
                subjects.append(message.getSubject());
            }
        }
        return subjects.toString();
    }
}
