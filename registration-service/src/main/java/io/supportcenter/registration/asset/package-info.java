/** What a user owns or has booked: devices and reservations, with the source of every field. */
package io.supportcenter.registration.asset;
