// CWE-89
package org.example.crm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

public class CustomerDao {
    private final DataSource dataSource;

    public CustomerDao(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public List<Customer> findByCity(String city, int limit) throws SQLException {
        List<Customer> found = new ArrayList<>();
        String sql = "SELECT id, name, city FROM customers WHERE city = '" + city + "' LIMIT " + limit;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(new Customer(rows.getLong("id"), rows.getString("name"), rows.getString("city")));
            }
        }
        return found;
    }
}
