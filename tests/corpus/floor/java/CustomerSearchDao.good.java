// CWE-89
package com.acme.crm;

import java.util.List;
import org.springframework.jdbc.core.BeanPropertyRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
public class CustomerSearchDao {
    private static final String BASE = "SELECT id, name, email FROM customers";
    private final JdbcTemplate jdbc;

    public CustomerSearchDao(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<Customer> search(String term, int page) {
        String sql = BASE + " WHERE name LIKE ? LIMIT 20 OFFSET ?";
        return jdbc.query(sql, new BeanPropertyRowMapper<>(Customer.class), "%" + term + "%", page * 20);
    }

    public int count() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM customers", Integer.class);
    }
}
