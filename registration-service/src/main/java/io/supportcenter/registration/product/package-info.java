/**
 * What identifies a product and one unit of it: GTINs, serial numbers and the codes that carry
 * them.
 */
package io.supportcenter.registration.product;
