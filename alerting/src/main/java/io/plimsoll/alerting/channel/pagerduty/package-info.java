/**
 * PagerDuty, Events API v2 (https://developer.pagerduty.com/docs/events-api-v2/overview/, source
 * https://github.com/PagerDuty/developer-docs). Start at {@link io.plimsoll.alerting.channel.pagerduty.PagerDutyApi}.
 */
@NullMarked
package io.plimsoll.alerting.channel.pagerduty;

import org.jspecify.annotations.NullMarked;
