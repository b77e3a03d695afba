package io.supportcenter.registration.registration;

import io.supportcenter.registration.receipt.ReceiptKey;

/** The unit was given back, or its sale voided, by another receipt. */
public record TakeBack(ReceiptKey by) {}
