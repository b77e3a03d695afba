package io.supportcenter.kit.partner;

/**
 * What the status of an answer says about the request, before anybody reads the answer. The table
 * for all partners (RFC 9110, section 15):
 *
 * <table>
 *   <caption>How an attempt ends</caption>
 *   <tr><th>answer</th><th>safe request</th><th>unsafe request</th></tr>
 *   <tr><td>no connection</td><td>retryable</td><td>retryable</td></tr>
 *   <tr><td>401, 403 without a code, 425, 429, 503</td><td>retryable</td><td>retryable</td></tr>
 *   <tr><td>408, other 5xx</td><td>retryable</td><td>unknown</td></tr>
 *   <tr><td>none in time, or too large</td><td>retryable</td><td>unknown</td></tr>
 *   <tr><td>a redirect (3xx), or outside the contract</td><td>retryable</td><td>unknown</td></tr>
 *   <tr><td>any other</td><td colspan="2">as the operation understands it</td></tr>
 * </table>
 */
enum AnswerMeaning {

  /** The request was turned away before it had an effect. */
  NOTHING_DONE,

  /** It may have had its effect. */
  IN_DOUBT,

  /** The answer is about what was asked. */
  ANSWERED;

  static AnswerMeaning of(PartnerAnswer answer) {
    int status = answer.status();
    return switch (status) {
      case 401, 425, 429, 503 -> NOTHING_DONE;
      case 403 -> answer.code().isPresent() ? ANSWERED : NOTHING_DONE;
      case 408 -> IN_DOUBT;
      default -> status < 300 || status >= 400 && status < 500 ? ANSWERED : IN_DOUBT;
    };
  }
}
