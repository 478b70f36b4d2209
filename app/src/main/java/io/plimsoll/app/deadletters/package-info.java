/**
 * The records nobody could use, to look at and to send again once their cause is mended. Knows nothing of why a record was refused but
 * what its letter says. Start at {@link io.plimsoll.app.deadletters.LetterBox}.
 */
@NullMarked
package io.plimsoll.app.deadletters;

import org.jspecify.annotations.NullMarked;
