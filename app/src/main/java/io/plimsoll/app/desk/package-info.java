/**
 * What people at a desk say about alerts, as records on topics: who has which in hand, what nobody wants to hear of. Knows neither
 * risk nor who is told; alerting decides what follows. Start at {@code Desk}.
 */
@NullMarked
package io.plimsoll.app.desk;

import org.jspecify.annotations.NullMarked;
