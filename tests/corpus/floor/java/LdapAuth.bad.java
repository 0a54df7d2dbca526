// CWE-90
package org.example.ldap;

import java.util.ArrayList;
import java.util.List;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;

public class LdapAuth {
    private static final String BASE = "ou=people,dc=example,dc=org";
    private final DirContext context;

    public LdapAuth(DirContext context) {
        this.context = context;
    }

    public List<String> find(String uid, String group) throws NamingException {
        SearchControls controls = new SearchControls();
        controls.setSearchScope(SearchControls.SUBTREE_SCOPE);
        controls.setCountLimit(20);
        String filter = "(&(uid=" + uid + ")(memberOf=" + group + "))";
        NamingEnumeration<SearchResult> results = context.search(BASE, filter, controls);
        List<String> names = new ArrayList<>();
        while (results.hasMore()) {
            names.add(results.next().getNameInNamespace());
        }
        return names;
    }
}
