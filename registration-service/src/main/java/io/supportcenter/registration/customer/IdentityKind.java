package io.supportcenter.registration.customer;

/** How a retailer or vendor knows a customer. */
public enum IdentityKind {
  LOYALTY_ID,
  EMAIL,
  PHONE
}
