/** Pass codes: what they look like, and how they are found in what people write. */
package io.supportcenter.smsactivation.code;
