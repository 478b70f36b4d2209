package io.plimsoll.app.e2e;

import io.plimsoll.app.embedded.DemoMailbox;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The mails of one address, read as any mail program reads them. */
final class Inbox {
    static final String DESK = "desk@test.example";

    private Inbox() {}

    /**
     * One mail.
     *
     * @param text its plain-text part
     */
    record Mail(String messageId, String subject, String text) {}

    static List<Mail> of(DemoMailbox mailbox) throws MessagingException, IOException {
        List<Mail> mails = new ArrayList<>();
        if (mailbox.delivered() == 0) {
            return mails; // the first mail opens the box
        }
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect(mailbox.host(), mailbox.imapPort(), DESK, DemoMailbox.PASSWORD);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            for (Message message : inbox.getMessages()) {
                String text = ((Multipart) message.getContent())
                        .getBodyPart(0)
                        .getContent()
                        .toString();
                mails.add(new Mail(message.getHeader("Message-ID")[0], message.getSubject(), text));
            }
        }
        return mails;
    }
}
