/**
 * Receipts, their lines and the reservations that they sell; {@code poslog} reads one of their
 * formats.
 */
package io.supportcenter.registration.receipt;
