// CWE-89
package shop;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
public class OrderDao {
    private final JdbcTemplate jdbc;

    public OrderDao(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<String> byCustomer(String customer) {
        return jdbc.queryForList("SELECT number FROM orders WHERE customer = '" + customer + "'", String.class);
    }
}
