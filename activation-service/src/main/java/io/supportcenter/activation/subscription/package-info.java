/** What a user subscribed to, with credentials: encrypted until the provider has them. */
package io.supportcenter.activation.subscription;
