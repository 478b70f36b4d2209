package io.plimsoll.producers.files;

import io.plimsoll.schemas.avro.InstrumentUpdate;
import java.util.Optional;

/**
 * Terms of one contract of an account.
 *
 * @param terms as on the topic
 * @param baseAsset asset whose price the contract follows; empty when it is to be told from the symbol
 */
public record ContractInput(InstrumentUpdate terms, Optional<String> baseAsset) {}
