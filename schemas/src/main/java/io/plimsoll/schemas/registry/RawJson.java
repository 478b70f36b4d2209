package io.plimsoll.schemas.registry;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** Text that is JSON already and goes out as it is. */
record RawJson(@JsonValue @JsonRawValue String json) {}
