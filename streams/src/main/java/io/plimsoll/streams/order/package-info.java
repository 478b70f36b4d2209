/** Where in the market sequence a record takes effect. Start at {@code WaitingRecords}. */
@NullMarked
package io.plimsoll.streams.order;

import org.jspecify.annotations.NullMarked;
