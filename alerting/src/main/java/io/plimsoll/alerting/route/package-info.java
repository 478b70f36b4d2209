/**
 * Who is told: recipients, routes, and the decision with its reason. It must not know how a message is sent. Start at
 * {@link io.plimsoll.alerting.route.Routes}.
 */
@NullMarked
package io.plimsoll.alerting.route;

import org.jspecify.annotations.NullMarked;
