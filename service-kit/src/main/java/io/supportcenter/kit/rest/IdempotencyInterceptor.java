package io.supportcenter.kit.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.IdempotencyStore.Answer;
import io.supportcenter.kit.rest.IdempotencyStore.Key;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inside the transaction that the resource method runs in. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {

  private final Transactions transactions;
  private final IdempotentRequests requests;

  IdempotencyInterceptor(Transactions transactions, IdempotentRequests requests) {
    this.transactions = transactions;
    this.requests = requests;
  }

  @AroundInvoke
  Object once(InvocationContext invocation) throws Exception {
    IdempotentRequest request = requests.current(sent(invocation));
    List<Key> keys = List.of(request.key());
    Optional<Answer> stored =
        transactions.inCurrent(tx -> {
          IdempotencyStore store = new IdempotencyStore(tx);
          if (store.tryLock(keys).isEmpty()) {
            throw IdempotentRequest.inFlight();
          }
          return Optional.ofNullable(store.find(keys).get(request.key()));
        });
    if (stored.isPresent()) {
      return request.replay(stored.get());
    }
    Response answer = (Response) invocation.proceed();
    return transactions.inCurrent(tx -> {
      new IdempotencyStore(tx).add(Map.of(request.key(), requests.answer(request, answer)));
      return answer;
    });
  }

  private static Object[] sent(InvocationContext invocation) {
    return Arrays.stream(invocation.getParameters())
        .filter(p -> !(p instanceof UriInfo || p instanceof SecurityContext))
        .toArray();
  }
}
