package io.plimsoll.alerting.template;

/** A template that cannot be used, or not for this alert; its message names file and line. */
final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
