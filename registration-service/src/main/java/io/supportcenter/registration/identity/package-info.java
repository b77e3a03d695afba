/** How a retailer knows a customer, and how that is hashed so that it can be found but not read. */
package io.supportcenter.registration.identity;
