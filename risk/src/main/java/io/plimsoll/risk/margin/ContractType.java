package io.plimsoll.risk.margin;

/** How a contract's size and profit are counted. */
public enum ContractType {
    LINEAR,
    INVERSE
}
