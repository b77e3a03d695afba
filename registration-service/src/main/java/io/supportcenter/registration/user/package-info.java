/** Users, the identities linked to them and their consent. */
package io.supportcenter.registration.user;
