// CWE-74
package com.acme.jms;

import javax.jms.Queue;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class QueueLookup {
    @GetMapping("/queues/depth")
    public int depth(@RequestParam String queue) throws NamingException {
        InitialContext context = new InitialContext();
        // check
        Queue found = (Queue) context.lookup(queue);
        return Depths.of(found);
    }
}
