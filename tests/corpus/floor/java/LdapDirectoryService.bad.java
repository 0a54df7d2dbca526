// CWE-90
package com.acme.directory;

import java.util.ArrayList;
import java.util.List;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import org.springframework.ldap.support.LdapEncoder;
import org.springframework.stereotype.Service;

@Service
public class LdapDirectoryService {
    private final DirContextFactory contexts;

    public LdapDirectoryService(DirContextFactory contexts) {
        this.contexts = contexts;
    }

    public List<String> findMail(String uid) throws NamingException {
        DirContext context = contexts.open();
        try {
            SearchControls controls = new SearchControls();
            controls.setSearchScope(SearchControls.SUBTREE_SCOPE);
            controls.setReturningAttributes(new String[] {"mail"});
            String filter = "(&(objectClass=inetOrgPerson)(uid=" + uid + "))";
            NamingEnumeration<SearchResult> results = context.search("ou=people,dc=acme,dc=com", filter, controls);
            List<String> mails = new ArrayList<>();
            while (results.hasMore()) {
                mails.add(results.next().getAttributes().get("mail").get().toString());
            }
            return mails;
        } finally {
            context.close();
        }
    }
}
