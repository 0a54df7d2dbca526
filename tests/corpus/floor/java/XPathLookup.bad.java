// CWE-643
package org.example.config;

import java.util.Optional;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

public class XPathLookup {
    private final Document users;
    private final XPathFactory factory = XPathFactory.newInstance();

    public XPathLookup(Document users) {
        this.users = users;
    }

    public Optional<String> role(String name) throws XPathExpressionException {
        XPath xpath = factory.newXPath();
        Node node = (Node) xpath.evaluate("/users/user[@name='" + name + "']/role", users, XPathConstants.NODE);
        return Optional.ofNullable(node).map(Node::getTextContent);
    }
}
