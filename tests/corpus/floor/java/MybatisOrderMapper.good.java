// CWE-89
package com.acme.orders.mapper;

import com.acme.orders.model.Order;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
public interface OrderMapper {

    @Select("SELECT id, customer_id, total, status FROM orders WHERE id = #{id}")
    Order findById(@Param("id") long id);

    @Select("SELECT id, customer_id, total, status FROM orders WHERE status = #{status} ORDER BY created_at DESC")
    List<Order> findByStatus(@Param("status") String status);

    @Select({
        "<script>",
        "SELECT id, customer_id, total, status FROM orders",
        "<where><if test='customerId != null'>customer_id = #{customerId}</if></where>",
        "</script>"
    })
    List<Order> search(@Param("customerId") Long customerId);

    @Insert("INSERT INTO orders (customer_id, total, status) VALUES (#{customerId}, #{total}, #{status})")
    @Options(useGeneratedKeys = true, keyProperty = "id")
    int insert(Order order);
}
