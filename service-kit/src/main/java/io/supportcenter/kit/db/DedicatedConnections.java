package io.supportcenter.kit.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Connections outside the pool, for session locks: a lock must end with its connection, and a
 * pooled one is used again.
 */
@ApplicationScoped
public class DedicatedConnections {

  private final String url;
  private final String service;
  private final Properties properties = new Properties();

  public DedicatedConnections(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String username,
      @ConfigProperty(name = "quarkus.datasource.password") String password,
      @ConfigProperty(name = "support-center.service") String service) {
    this.url = url;
    this.service = service;
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
  }

  /**
   * @param purpose shown in pg_stat_activity, behind the service's name
   */
  public Connection open(String purpose) throws SQLException {
    Properties named = new Properties();
    named.putAll(properties);
    named.setProperty("ApplicationName", service + " " + purpose);
    return DriverManager.getConnection(url, named);
  }
}
