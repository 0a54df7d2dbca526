package com.example.tenant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

public class TenantFilter {

    private static final String BASE = "SELECT id, name FROM device WHERE tenant_id IN (";

    private final DataSource source;

    public TenantFilter(DataSource source) {
        this.source = source;
    }

    public List<String> devices(List<String> tenants) throws SQLException {
        List<String> names = new ArrayList<>();
        if (tenants.isEmpty()) {
            return names;
        }
        String marks = String.join(",", Collections.nCopies(tenants.size(), "?"));
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(BASE + marks + ")")) {
            for (int i = 0; i < tenants.size(); i++) {
                statement.setString(i + 1, tenants.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString("name"));
                }
            }
        }
        return names;
    }
}
