package io.supportcenter.kit.audit;

import io.supportcenter.kit.rest.Audited;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Inside the transaction that the resource method runs in, around idempotency. */
@Audited
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE - 100)
class AuditInterceptor {

  private final AuditTrail trail;

  AuditInterceptor(AuditTrail trail) {
    this.trail = trail;
  }

  @AroundInvoke
  Object audit(InvocationContext invocation) throws Exception {
    Object answer;
    try {
      answer = invocation.proceed();
    } catch (Exception refused) {
      trail.refused();
      throw refused;
    }
    trail.done();
    return answer;
  }
}
