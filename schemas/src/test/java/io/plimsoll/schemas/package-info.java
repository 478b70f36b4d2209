/** Tests of the contract. Start at {@link io.plimsoll.schemas.AvroSerdesTest}. */
@NullMarked
package io.plimsoll.schemas;

import org.jspecify.annotations.NullMarked;
