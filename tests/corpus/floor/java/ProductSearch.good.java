package org.example.catalog;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
public class ProductSearch {
    private static final Set<String> SORTABLE = Set.of("name", "price", "createdAt");

    @PersistenceContext
    private EntityManager entityManager;

    public List<Product> search(String term, String sort) {
        if (!SORTABLE.contains(sort)) {
            throw new IllegalArgumentException("cannot sort by " + sort);
        }
        String jpql = "SELECT p FROM Product p WHERE p.name LIKE :term ORDER BY p." + sort;
        TypedQuery<Product> query = entityManager.createQuery(jpql, Product.class);
        query.setParameter("term", "%" + term + "%");
        query.setMaxResults(100);
        return query.getResultList();
    }
}
