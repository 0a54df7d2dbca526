package com.acme.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

public class AuditQueryDao {

    private final DataSource dataSource;

    public AuditQueryDao(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public List<String> eventsOf(String user, int limit) throws SQLException {
        List<String> events = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            String sql = "SELECT event FROM audit WHERE user_name = ? ORDER BY at DESC LIMIT ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, user);
                statement.setInt(2, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        events.add(rows.getString(1));
                    }
                }
            }
        }
        return events;
    }
}
