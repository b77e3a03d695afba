/** Cards and their accounts, issued in batches. */
package io.supportcenter.smsactivation.issue;
