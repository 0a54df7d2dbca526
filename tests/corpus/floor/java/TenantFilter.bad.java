// CWE-89
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
        String sql = BASE + "'" + String.join("','", tenants) + "')";
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString("name"));
            }
        }
        return names;
    }
}
