/** The only place in this module where Avro classes meet the risk book's types. Start at {@code InputMapping} and {@code AlertMapping}. */
@NullMarked
package io.plimsoll.streams.mapping;

import org.jspecify.annotations.NullMarked;
