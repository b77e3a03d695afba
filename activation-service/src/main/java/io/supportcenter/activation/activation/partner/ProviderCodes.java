package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.provider.CodeMeaning;
import io.supportcenter.activation.provider.ErrorCodes;
import io.supportcenter.activation.provider.store.ProviderStore;
import io.supportcenter.kit.db.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** What the error codes of providers mean, by their entries in the directory. */
@Singleton
class ProviderCodes {

  private final Function<String, ErrorCodes> directory;

  @Inject
  ProviderCodes(Transactions transactions) {
    this(provider -> transactions.read(tx -> ProviderStore.codes(tx, provider)));
  }

  /** For tests. */
  ProviderCodes(Function<String, ErrorCodes> directory) {
    this.directory = directory;
  }

  Optional<CodeMeaning> meaning(String provider, String code) {
    return directory.apply(provider).meaning(code);
  }
}
