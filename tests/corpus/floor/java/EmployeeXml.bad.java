// CWE-643
package com.acme.hr;

import java.util.Map;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

public class EmployeeXml {
    private final Document document;

    public EmployeeXml(Document document) {
        this.document = document;
    }

    public String salaryOf(String login, String pin) throws XPathExpressionException {
        XPath xpath = XPathFactory.newInstance().newXPath();
        // variables
        String expression = "/staff/employee[@login='" + login + "' and @pin='" + pin + "']/salary";
        Node node = (Node) xpath.evaluate(expression, document, XPathConstants.NODE);
        return node == null ? null : node.getTextContent();
    }
}
