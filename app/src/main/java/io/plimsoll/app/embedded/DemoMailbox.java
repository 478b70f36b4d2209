package io.plimsoll.app.embedded;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;

/**
 * A mail server in this process: takes mail by SMTP for any address and lets any mail program read it by IMAP.
 *
 * <p>{@link #open} or the first mail to an address opens its mailbox: user name is the address in lower case, password
 * {@value #PASSWORD}. Bound to 127.0.0.1; mails live in memory and are gone with the process.
 *
 * <p>Thread-safe.
 */
public final class DemoMailbox implements AutoCloseable {
    /** Password of every mailbox; not a secret, since nothing outside this machine can connect. */
    public static final String PASSWORD = "plimsoll";

    private static final String LOCALHOST = "127.0.0.1";

    private final GreenMail mail;
    private final Object opening = new Object();

    private DemoMailbox(GreenMail mail) {
        this.mail = mail;
    }

    /** Starts on two free ports. */
    public static DemoMailbox start() {
        return start(0, 0);
    }

    /**
     * Starts the server; returns when both ports accept connections.
     *
     * @param smtpPort 1–65535; 0: a free one
     * @param imapPort 1–65535; 0: a free one
     * @throws IllegalStateException when a port is taken
     */
    public static DemoMailbox start(int smtpPort, int imapPort) {
        requireFree("SMTP", smtpPort);
        requireFree("IMAP", imapPort);
        GreenMail mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtpPort, LOCALHOST, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, LOCALHOST, ServerSetup.PROTOCOL_IMAP)
        });
        DemoMailbox mailbox = new DemoMailbox(mail);
        mail.getUserManager().setMessageDeliveryHandler((message, address) -> mailbox.opened(address.getEmail()));
        mail.start();
        return mailbox;
    }

    /** Host of both servers. */
    public String host() {
        return LOCALHOST;
    }

    public int smtpPort() {
        return mail.getSmtp().getPort();
    }

    public int imapPort() {
        return mail.getImap().getPort();
    }

    /** Mails accepted so far; one mail to two recipients counts twice. */
    public int delivered() {
        return mail.getManagers().getImapHostManager().getAllMessages().size();
    }

    /** How a person reads the mail of {@code address}, e.g. by {@code curl}. */
    public String howToRead(String address) {
        String user = address.toLowerCase(Locale.ROOT);
        return "IMAP " + LOCALHOST + ":" + imapPort() + " (no TLS), user " + user + ", password " + PASSWORD
                + "; newest mail: curl -s --user '" + user + ":" + PASSWORD + "' 'imap://" + LOCALHOST + ":"
                + imapPort()
                + "/INBOX;MAILINDEX=*'";
    }

    @Override
    public void close() {
        mail.stop();
    }

    /** The server binds in threads of its own; asking first gives a message that names the port. */
    private static void requireFree(String what, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(LOCALHOST, port));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "mailbox does not start: " + what + " port " + port + ": found it in use, expected a free port", e);
        }
    }

    /** Opens the mailbox of {@code address}, unless it is open. */
    public void open(String address) {
        try {
            opened(address);
        } catch (UserException e) {
            throw new IllegalStateException("mailbox of " + address + " cannot be opened", e);
        }
    }

    private GreenMailUser opened(String address) throws UserException {
        String login = address.toLowerCase(Locale.ROOT);
        UserManager users = mail.getUserManager();
        // Two SMTP sessions may bring the first mails of one address at the same time.
        synchronized (opening) {
            GreenMailUser known = users.getUser(login);
            return known != null ? known : users.createUser(login, login, PASSWORD);
        }
    }
}
