package io.plimsoll.risk.book;

import java.util.List;

/** What a book can be asked about an account between two records. Asking changes nothing. Called by the book's thread. */
public interface AccountReader {

    /** All figures of an account; without units when nothing is known of it. */
    AccountFigures figures(String account);

    /** How each unit of an account that has positions stands, by scope. */
    List<UnitStanding> standing(String account);
}
