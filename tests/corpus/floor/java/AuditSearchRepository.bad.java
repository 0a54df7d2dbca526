// CWE-89
package com.example.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;

@Repository
public class AuditSearchRepository {

    private static final Map<String, String> SORTS = Map.of("time", "e.occurredAt", "actor", "e.actor");

    @PersistenceContext
    private EntityManager em;

    public List<AuditEvent> search(String actor, Instant since, String sort) {
        StringBuilder jpql = new StringBuilder("SELECT e FROM AuditEvent e WHERE e.occurredAt > :since");
        if (actor != null && !actor.isBlank()) {
            jpql.append(" AND e.actor = '").append(actor).append("'");
        }
        jpql.append(" ORDER BY e.").append(sort);
        TypedQuery<AuditEvent> query = em.createQuery(jpql.toString(), AuditEvent.class);
        query.setParameter("since", since);
        query.setMaxResults(200);
        return query.getResultList();
    }
}
