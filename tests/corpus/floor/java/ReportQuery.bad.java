// CWE-89
package com.acme.reports;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

@Service
public class ReportQuery {
    private static final Set<String> SORTABLE = Set.of("created_at", "amount", "status");

    @PersistenceContext
    private EntityManager em;

    @SuppressWarnings("unchecked")
    public List<Object[]> invoices(long accountId, String sortBy) {
        // check
        StringBuilder sql = new StringBuilder("SELECT id, amount, status FROM invoices WHERE account_id = :account");
        sql.append(" ORDER BY ").append(sortBy);
        Query query = em.createNativeQuery(sql.toString());
        query.setParameter("account", accountId);
        return query.getResultList();
    }
}
