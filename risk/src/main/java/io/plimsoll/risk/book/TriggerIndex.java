package io.plimsoll.risk.book;

import java.util.Arrays;

/**
 * Of one symbol: for each member (a unit that holds it) the price at or below which and the price at or above which
 * something about it might change. A price costs the logarithm of the members for each trigger it crosses and a look at two
 * numbers otherwise.
 *
 * <p>Example: a member set to 58,700 and 61,300 is crossed by 58,700, 40,000 and 61,300, not by 58,701. Rounding may cross a
 * trigger a ten-millionth of its price early, never late. Owned by one thread.
 */
final class TriggerIndex {

    /** What {@link #take} gives when nothing is crossed. */
    static final int NONE = TriggerHeap.NONE;

    private final TriggerHeap above = new TriggerHeap();
    private final TriggerHeap below = new TriggerHeap(); // of negated prices
    private int[] free = new int[0];
    private int freed;
    private int members;

    /** Number for a new member without triggers; numbers of removed members come back. */
    int add() {
        return freed > 0 ? free[--freed] : members++;
    }

    /** Forgets a member and its triggers. */
    void remove(int member) {
        clear(member);
        if (freed == free.length) {
            free = Arrays.copyOf(free, TriggerHeap.grown(freed, freed + 1));
        }
        free[freed++] = member;
    }

    /**
     * Sets a member's triggers.
     *
     * @param lower price at or below which it is crossed; negative infinity: none; positive infinity: at every price
     * @param upper price at or above which it is crossed; positive infinity: none
     */
    void set(int member, double lower, double upper) {
        below.set(member, -lower);
        above.set(member, upper);
    }

    /** Leaves a member without triggers. */
    void clear(int member) {
        below.remove(member);
        above.remove(member);
    }

    /**
     * Takes one trigger that a price crosses and gives its member; {@link #NONE} when none is left. A member comes twice when
     * both its triggers are crossed.
     */
    int take(double price) {
        int member = above.take(price);
        return member == NONE ? below.take(-price) : member;
    }

    /** Number of triggers. */
    int size() {
        return above.size() + below.size();
    }

    /** Bytes of its arrays. */
    long bytes() {
        return above.bytes() + below.bytes() + 4L * free.length;
    }
}
