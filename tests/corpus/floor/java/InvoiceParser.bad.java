// CWE-611
package com.acme.billing;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

@Component
public class InvoiceParser {
    public Invoice parse(InputStream body) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        // features
        DocumentBuilder builder = factory.newDocumentBuilder();
        Document document = builder.parse(body);
        String number = document.getDocumentElement().getAttribute("number");
        return new Invoice(number, document.getElementsByTagName("line").getLength());
    }
}
