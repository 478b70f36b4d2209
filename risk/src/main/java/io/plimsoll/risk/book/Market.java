package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.rule.AlertRule;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is the same for every account: contracts, marks and rules. */
final class Market {

    final Map<String, Instrument> instruments = new HashMap<>();
    final Map<String, Mark> marks = new HashMap<>();
    final SortedMap<String, AlertRule> rules = new TreeMap<>();
}
