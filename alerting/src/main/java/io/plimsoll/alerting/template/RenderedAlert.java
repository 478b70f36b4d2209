package io.plimsoll.alerting.template;

import java.util.Optional;

/**
 * An alert in words.
 *
 * @param subject one line, no control characters
 * @param html empty when the HTML template failed
 */
public record RenderedAlert(String subject, String text, Optional<String> html) {}
