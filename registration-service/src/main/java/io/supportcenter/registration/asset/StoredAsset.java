package io.supportcenter.registration.asset;

import io.supportcenter.kit.values.UserId;

/**
 * An entry of the user asset store.
 *
 * @param version of the last event on it, from 1
 */
public record StoredAsset(
    RegistrationId id, UserId user, AssetStatus status, Item item, long version) {}
