/** The SMS gateways that call us and that we send replies to. */
package io.supportcenter.smsactivation.directory;
