package io.supportcenter.kit.partner;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses partners may have: https, and hosts on the public Internet, besides what the
 * operator allows. All addresses of a host count.
 */
public final class AddressRules {

  /** IANA's special-purpose registry; whatever is outside of 2000::/3 is not public either. */
  private static final List<Network> NOT_PUBLIC =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "3fff::/20");

  private static final Network GLOBAL_IPV6 = Network.of("2000::/3");

  private final List<Network> allowed;
  private final boolean isHttpAllowed;

  private AddressRules(List<Network> allowed, boolean isHttpAllowed) {
    this.allowed = allowed;
    this.isHttpAllowed = isHttpAllowed;
  }

  /**
   * @param networks ranges, such as {@code 10.1.0.0/16}, that are allowed as well
   * @throws IllegalArgumentException when one of them is written differently
   */
  public static AddressRules of(Collection<String> networks, boolean isHttpAllowed) {
    return new AddressRules(networks(networks.toArray(String[]::new)), isHttpAllowed);
  }

  /**
   * Why a partner may not be called there, as of now; empty when it may be.
   *
   * @param url with a host
   * @throws UnknownHostException when the host has no address
   */
  Optional<String> refusal(URI url) throws UnknownHostException {
    if (!isHttpAllowed && !"https".equalsIgnoreCase(url.getScheme())) {
      return Optional.of("must be an https URL");
    }
    return Stream.of(InetAddress.getAllByName(url.getHost())).allMatch(this::isAllowed)
        ? Optional.empty()
        : Optional.of("must have a host whose addresses are all public, or in an allowed network");
  }

  private boolean isAllowed(InetAddress address) {
    return isPublic(address) || isIn(allowed, address);
  }

  private static boolean isPublic(InetAddress address) {
    return !isIn(NOT_PUBLIC, address)
        && (!(address instanceof Inet6Address) || GLOBAL_IPV6.has(address));
  }

  private static boolean isIn(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.has(address));
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::of).toList();
  }
}
