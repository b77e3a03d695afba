package io.supportcenter.registration.identity;

/** How a retailer or vendor knows a customer. */
public enum IdentityKind {
  LOYALTY_ID,
  EMAIL,
  PHONE
}
