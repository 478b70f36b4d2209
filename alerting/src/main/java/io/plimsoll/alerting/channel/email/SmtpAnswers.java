package io.plimsoll.alerting.channel.email;

import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What a failed attempt means: 4xx may be tried again, 5xx not, silence after the final dot is unknown. */
final class SmtpAnswers {
    private static final Pattern GREETING = Pattern.compile("response: ([45][0-9]{2})");
    private static final Set<Integer> NO_SUCH_USER = Set.of(550, 551, 553);
    private static final String NO_START_TLS = "STARTTLS is required";

    private SmtpAnswers() {}

    /** Outcome of a failure before there was a connection ready to take mail; {@code lastCode} is the server's last. */
    static Outcome whileConnecting(MessagingException failure, int lastCode) {
        String words = words(failure);
        boolean cut = find(failure, SmtpAnswers::connectionLost).isPresent();
        if (!cut && find(failure, SSLException.class::isInstance).isPresent()) {
            return new Outcome.Rejected(null, "no TLS, nothing sent: " + words, About.SINK);
        }
        Matcher greeting = GREETING.matcher(words);
        int code = lastCode >= 400 ? lastCode : greeting.find() ? Integer.parseInt(greeting.group(1)) : -1;
        if (code >= 400) {
            return ofCode(code, words, About.SINK);
        }
        if (words.contains(NO_START_TLS)) {
            return new Outcome.Rejected(null, "no TLS, nothing sent: " + words, About.SINK);
        }
        boolean login = failure instanceof AuthenticationFailedException;
        if (login
                && !cut
                && !words.contains("EOF")
                && find(failure, IOException.class::isInstance).isEmpty()) {
            return new Outcome.Rejected(null, "no login: " + words, About.SINK);
        }
        return new Outcome.Retryable(null, words, null);
    }

    /** Outcome of a failure while a message was handed over. */
    static Outcome whileSending(MessagingException failure, boolean finalDotSent) {
        int code = -1;
        String detail = words(failure);
        About about = About.MESSAGE;
        for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
            int found = codeOf(m);
            if (found >= 400) {
                code = found;
                detail = words(m);
                about = about(m, found);
            }
        }
        if (code >= 400) {
            return ofCode(code, detail, about);
        }
        return finalDotSent
                ? new Outcome.Ambiguous("connection lost after the message was handed over: " + detail)
                : new Outcome.Retryable(null, detail, null);
    }

    private static int codeOf(MessagingException failure) {
        if (failure instanceof SMTPAddressFailedException e) {
            return e.getReturnCode();
        }
        if (failure instanceof SMTPSenderFailedException e) {
            return e.getReturnCode();
        }
        return failure instanceof SMTPSendFailedException e ? e.getReturnCode() : -1;
    }

    private static About about(MessagingException failure, int code) {
        if (failure instanceof SMTPAddressFailedException && NO_SUCH_USER.contains(code)) {
            return About.CONTACT;
        }
        return failure instanceof SMTPSenderFailedException ? About.SINK : About.MESSAGE;
    }

    private static Outcome ofCode(int code, String detail, About about) {
        return code < 500 ? new Outcome.Retryable(code, detail, null) : new Outcome.Rejected(code, detail, about);
    }

    /** The peer or the network went away, also in the middle of a TLS handshake: that says nothing about certificates. */
    private static boolean connectionLost(Throwable t) {
        return t instanceof EOFException || t instanceof SocketException || t instanceof SocketTimeoutException;
    }

    private static Optional<Throwable> find(Throwable failure, Predicate<Throwable> wanted) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 20; t = behind(t), depth++) {
            if (wanted.test(t)) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Throwable behind(Throwable t) {
        Exception next = t instanceof MessagingException m ? m.getNextException() : null;
        return next != null ? next : t.getCause();
    }

    private static String words(Exception failure) {
        String text = String.valueOf(failure.getMessage());
        Exception next = failure instanceof MessagingException m ? m.getNextException() : null;
        if (next != null && !(next instanceof MessagingException)) {
            text += ": " + next.getMessage();
        }
        return text.strip().replaceAll("\\s+", " ");
    }
}
