package io.plimsoll.alerting.channel.email;

import io.plimsoll.alerting.notify.Outcome;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What a failed attempt means: 4xx may be tried again, 5xx not, silence after the final dot is unknown. */
final class SmtpAnswers {
    private static final Pattern CODE = Pattern.compile("(?:^|[^0-9])([45][0-9]{2})(?:[ -]|$)");

    private SmtpAnswers() {}

    /** Outcome of a failure before there was a connection ready to take mail. */
    static Outcome whileConnecting(MessagingException failure, int lastCode) {
        if (causedBy(failure, SSLHandshakeException.class)) {
            return new Outcome.Rejected(null, "no TLS, nothing sent: " + words(failure));
        }
        OptionalInt code = lastCode >= 400 ? OptionalInt.of(lastCode) : codeIn(failure.getMessage());
        if (code.isPresent()) {
            return ofCode(code.getAsInt(), words(failure));
        }
        if (failure instanceof AuthenticationFailedException) {
            return new Outcome.Rejected(null, "login refused: " + words(failure));
        }
        if (String.valueOf(failure.getMessage()).contains("STARTTLS is required")) {
            return new Outcome.Rejected(null, "no TLS, nothing sent: " + words(failure));
        }
        return new Outcome.Retryable(null, words(failure), null);
    }

    /** Outcome of a failure while a message was handed over. */
    static Outcome whileSending(MessagingException failure, boolean finalDotSent) {
        int code = -1;
        String detail = words(failure);
        for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
            int found = codeOf(m);
            if (found >= 400) {
                code = found;
                detail = words(m);
            }
        }
        if (code >= 400) {
            return ofCode(code, detail);
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

    private static Outcome ofCode(int code, String detail) {
        return code < 500 ? new Outcome.Retryable(code, detail, null) : new Outcome.Rejected(code, detail);
    }

    private static OptionalInt codeIn(@Nullable String text) {
        Matcher matcher = CODE.matcher(String.valueOf(text));
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable t = failure;
                t != null;
                t = t instanceof MessagingException m ? m.getNextException() : t.getCause()) {
            if (type.isInstance(t) || type.isInstance(t.getCause())) {
                return true;
            }
        }
        return false;
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
