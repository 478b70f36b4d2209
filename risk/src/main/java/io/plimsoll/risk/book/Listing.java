package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Instrument;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One symbol: its contract, its mark, and the units that hold it with their triggers. Owned by one thread. */
final class Listing {

    final String symbol;
    final TriggerIndex index = new TriggerIndex();
    final ExpectedMove move = new ExpectedMove();

    /** Accounts with a cross position in it that belongs to no unit, as its contract is not known yet. */
    final Set<HeldAccount> homeless = new LinkedHashSet<>();

    private @Nullable HeldUnit[] owners = new HeldUnit[0];
    private @Nullable ContractLines contract;
    private double mark = Double.NaN;
    private boolean distrusted;

    Listing(String symbol) {
        this.symbol = symbol;
    }

    void list(Instrument instrument) {
        contract = new ContractLines(instrument);
    }

    /** Terms; null: not known yet. */
    @Nullable
    ContractLines contract() {
        return contract;
    }

    boolean priced() {
        return !Double.isNaN(mark);
    }

    /** Notes whether its prices are stale or suspect from now on. */
    void distrust(boolean stale) {
        distrusted = stale;
    }

    /** True while no unit that holds it can be evaluated: no terms, no price, or a price that is not trusted. */
    boolean isFaulty() {
        return contract == null || !priced() || distrusted;
    }

    /** Mark price; NaN: none yet. */
    double mark() {
        return mark;
    }

    /** A new mark, the {@code at}-th price of the market. */
    void price(double price, long at) {
        if (priced()) {
            move.moved(mark, price, at);
        }
        mark = price;
    }

    /** Number of a unit that holds the symbol from now on. */
    int join(HeldUnit unit) {
        int member = index.add();
        if (member >= owners.length) {
            owners = Arrays.copyOf(owners, TriggerHeap.grown(owners.length, member + 1));
        }
        owners[member] = unit;
        return member;
    }

    void leave(int member) {
        index.remove(member);
        owners[member] = null;
    }

    /** Unit of a member. */
    HeldUnit owner(int member) {
        HeldUnit owner = owners[member];
        if (owner == null) {
            throw new IllegalStateException("member " + member + " of " + symbol + " is nobody, expected a unit");
        }
        return owner;
    }

    void eachOwner(Consumer<HeldUnit> visit) {
        for (HeldUnit owner : owners) {
            if (owner != null) {
                visit.accept(owner);
            }
        }
    }

    /** Accounts with a position in the symbol. */
    Set<HeldAccount> holders() {
        Set<HeldAccount> holders = new LinkedHashSet<>(homeless);
        eachOwner(owner -> holders.add(owner.account));
        return holders;
    }

    /** Bytes of the index, with who the members are. */
    long indexBytes() {
        return index.bytes() + 4L * owners.length;
    }
}
