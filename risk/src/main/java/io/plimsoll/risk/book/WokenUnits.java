package io.plimsoll.risk.book;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Units that one record of the market wakes: those whose trigger its price crosses are looked at first, those that hold its
 * symbol for another reason, or that time alone may move, are evaluated whatever the prices. Owned by one thread.
 */
final class WokenUnits {

    private final List<HeldUnit> awake = new ArrayList<>();
    private final List<HeldUnit> concerned = new ArrayList<>();

    boolean isEmpty() {
        return awake.isEmpty();
    }

    int size() {
        return awake.size();
    }

    /** Wakes the units whose trigger a price crosses, and takes those triggers. */
    void crossed(Listing listing, double price) {
        for (int m = listing.index.take(price); m != TriggerIndex.NONE; m = listing.index.take(price)) {
            wake(listing.owner(m));
        }
    }

    /** Wakes every unit that holds a symbol, to be evaluated. */
    void holders(Listing listing) {
        listing.eachOwner(this::due);
    }

    /** Wakes a unit that is to be evaluated. */
    void due(HeldUnit unit) {
        unit.due = true;
        wake(unit);
    }

    private void wake(HeldUnit unit) {
        if (!unit.awake) {
            unit.awake = true;
            awake.add(unit);
        }
    }

    /** Puts all to sleep and gives those to be evaluated, in the order in which they are told of. */
    List<HeldUnit> take(Predicate<HeldUnit> centredIfQuiet) {
        concerned.clear();
        for (HeldUnit unit : awake) {
            if (unit.due || unit.listings.length == 0 || !centredIfQuiet.test(unit)) {
                concerned.add(unit);
            }
            unit.awake = false;
            unit.due = false;
        }
        awake.clear();
        Collections.sort(concerned);
        return concerned;
    }
}
