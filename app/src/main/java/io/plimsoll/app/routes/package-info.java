/**
 * A routes file looked at from a shell: is it sound, whom would it tell of an alert, and why not the others. Knows how the answers
 * are written, not how they come about: that is alerting's rehearsal. Start at {@code RoutesSurvey} and {@code RehearsalText}.
 */
@NullMarked
package io.plimsoll.app.routes;

import org.jspecify.annotations.NullMarked;
