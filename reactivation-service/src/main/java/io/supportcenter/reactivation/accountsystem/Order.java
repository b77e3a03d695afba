package io.supportcenter.reactivation.accountsystem;

import io.supportcenter.reactivation.account.UserId;

/**
 * Something that an account system is to do once. The path names it, with an id of ours: the same
 * order again is the same thing.
 *
 * @param user on whose behalf
 * @param body JSON
 */
record Order(String accountSystem, String path, UserId user, String body) {}
