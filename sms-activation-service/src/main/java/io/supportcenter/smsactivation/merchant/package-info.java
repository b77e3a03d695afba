/** What is remembered of merchants: what they charged, and unknown accounts that they tried. */
package io.supportcenter.smsactivation.merchant;
