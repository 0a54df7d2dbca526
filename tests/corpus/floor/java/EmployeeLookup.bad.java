// CWE-90
package com.acme.directory;

import java.util.Optional;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;

public class EmployeeLookup {

    private static final String BASE = "ou=people,dc=acme,dc=com";

    private final DirContext context;

    public EmployeeLookup(DirContext context) {
        this.context = context;
    }

    public Optional<String> nameOf(String mail) throws NamingException {
        SearchControls controls = new SearchControls();
        controls.setSearchScope(SearchControls.SUBTREE_SCOPE);
        controls.setCountLimit(1);
        NamingEnumeration<SearchResult> found =
                context.search(BASE, "(&(objectClass=inetOrgPerson)(mail=" + mail + "))", controls);
        if (!found.hasMore()) {
            return Optional.empty();
        }
        return Optional.of(found.next().getNameInNamespace());
    }
}
