// CWE-89
package com.acme.shipping;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
public class ShipmentRepository {

    @PersistenceContext
    private EntityManager entityManager;

    public List<Shipment> search(String carrier, String city) {
        String jpql = "SELECT s FROM Shipment s WHERE s.carrier = '" + carrier + "'";
        if (city != null) {
            jpql += " AND s.city = '" + city + "'";
        }
        return entityManager.createQuery(jpql, Shipment.class).getResultList();
    }

    public Shipment find(long id) {
        return entityManager.find(Shipment.class, id);
    }
}
