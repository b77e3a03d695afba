package io.supportcenter.kit.rest;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.rest.IdempotencyStore.Answer;
import io.supportcenter.kit.rest.IdempotencyStore.Key;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Inside the transaction that the resource method runs in. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {

  private final AgroalDataSource dataSource;
  private final IdempotentRequests requests;

  IdempotencyInterceptor(AgroalDataSource dataSource, IdempotentRequests requests) {
    this.dataSource = dataSource;
    this.requests = requests;
  }

  @AroundInvoke
  Object once(InvocationContext invocation) throws Exception {
    IdempotentRequest request = requests.current(sent(invocation));
    List<Key> keys = List.of(request.key());
    try (Connection tx = dataSource.getConnection()) {
      IdempotencyStore store = new IdempotencyStore(tx);
      if (store.tryLock(keys).isEmpty()) {
        throw IdempotentRequest.inFlight();
      }
      Answer stored = store.find(keys).get(request.key());
      if (stored != null) {
        return request.replay(stored);
      }
      Response answer = (Response) invocation.proceed();
      store.add(Map.of(request.key(), requests.answer(request, answer)));
      return answer;
    }
  }

  private static Object[] sent(InvocationContext invocation) {
    return Arrays.stream(invocation.getParameters())
        .filter(p -> !(p instanceof UriInfo || p instanceof SecurityContext))
        .toArray();
  }
}
