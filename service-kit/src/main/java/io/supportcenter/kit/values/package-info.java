/**
 * The values that every service uses, with one rule each: their constructors refuse a wrong one.
 */
package io.supportcenter.kit.values;
