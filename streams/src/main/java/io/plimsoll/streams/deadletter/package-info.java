/** What happens to a record that cannot be used: it goes to the dead letters whole, and the stream goes on. Start at {@code FailedRecord}. */
@NullMarked
package io.plimsoll.streams.deadletter;

import org.jspecify.annotations.NullMarked;
