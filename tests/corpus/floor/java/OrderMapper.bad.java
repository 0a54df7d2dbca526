// CWE-89
package com.example.orders;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.jdbc.SQL;

@Mapper
public interface OrderMapper {

    @Select("SELECT id, total FROM orders WHERE id = #{id}")
    Order byId(@Param("id") long id);

    @SelectProvider(type = Provider.class, method = "search")
    List<Order> search(@Param("customer") String customer, @Param("note") String note);

    class Provider {
        public String search(@Param("customer") final String customer, @Param("note") final String note) {
            return new SQL() {{
                SELECT("id, total, note");
                FROM("orders");
                WHERE("customer = '" + customer + "'");
                if (note != null) {
                    WHERE("note LIKE '%" + note + "%'");
                }
                ORDER_BY("id DESC");
            }}.toString();
        }
    }
}
