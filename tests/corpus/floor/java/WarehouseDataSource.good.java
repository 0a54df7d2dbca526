// CWE-798
package com.acme.warehouse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration
public class WarehouseDataSource {
    @Bean
    public DataSource warehouse(Environment env) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://warehouse.internal:5432/stock");
        config.setUsername("warehouse_app");
        config.setPassword(env.getRequiredProperty("warehouse.password"));
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config);
    }
}
