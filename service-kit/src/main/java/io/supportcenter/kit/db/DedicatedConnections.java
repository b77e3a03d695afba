package io.supportcenter.kit.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections outside the pool, with its settings: the relay keeps one for as long as it leads, the
 * check at the start needs some before the pool has any, and migrations run as the tables' owner.
 */
@ApplicationScoped
public class DedicatedConnections {

  /** What the kit and an installation set for every connection, TLS included. */
  private static final String SETTINGS = "quarkus.datasource.jdbc.additional-jdbc-properties";

  private final String url;
  private final String service;
  private final Properties properties = new Properties();
  private final Properties ofOwner = new Properties();

  public DedicatedConnections(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String username,
      @ConfigProperty(name = "quarkus.datasource.password") String password,
      @ConfigProperty(name = DatabaseRequirements.OWNER) Optional<String> owner,
      @ConfigProperty(name = "quarkus.flyway.password") Optional<String> ownersPassword,
      @ConfigProperty(name = SETTINGS) Map<String, String> settings,
      @ConfigProperty(name = "support-center.service") String service) {
    this.url = url;
    this.service = service;
    properties.putAll(settings);
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    ofOwner.putAll(settings);
    ofOwner.setProperty("user", owner.orElse(username));
    ofOwner.setProperty("password", ownersPassword.orElse(password));
  }

  String username() {
    return properties.getProperty("user");
  }

  /** Whom the tables belong to; the run-time user where no other is configured. */
  String owner() {
    return ofOwner.getProperty("user");
  }

  /** For migrations. */
  DataSource asOwner() throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    for (String name : ofOwner.stringPropertyNames()) {
      source.setProperty(name, ofOwner.getProperty(name));
    }
    source.setApplicationName(service + " migration");
    return source;
  }

  /**
   * @param purpose shown in pg_stat_activity, behind the service's name
   */
  public Connection open(String purpose) throws SQLException {
    return open(purpose, properties);
  }

  /** Without the settings that the server has to know. */
  Connection openPlain(String purpose) throws SQLException {
    Properties plain = new Properties();
    plain.putAll(properties);
    plain.remove("options");
    return open(purpose, plain);
  }

  private Connection open(String purpose, Properties settings) throws SQLException {
    Properties named = new Properties();
    named.putAll(settings);
    named.setProperty("ApplicationName", service + " " + purpose);
    return DriverManager.getConnection(url, named);
  }
}
