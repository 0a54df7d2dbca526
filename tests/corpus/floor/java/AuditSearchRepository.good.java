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
        boolean byActor = actor != null && !actor.isBlank();
        if (byActor) {
            jpql.append(" AND e.actor = :actor");
        }
        jpql.append(" ORDER BY ").append(SORTS.getOrDefault(sort, "e.occurredAt"));
        TypedQuery<AuditEvent> query = em.createQuery(jpql.toString(), AuditEvent.class);
        query.setParameter("since", since);
        if (byActor) {
            query.setParameter("actor", actor);
        }
        query.setMaxResults(200);
        return query.getResultList();
    }
}
