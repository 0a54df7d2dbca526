// CWE-611
package com.example.bank;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the amounts of a camt.053 statement that a customer uploaded. */
public final class StatementXml {

    private final XMLInputFactory factory;

    public StatementXml() {
        factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.IS_COALESCING, Boolean.TRUE);
    }

    public List<BigDecimal> amounts(InputStream upload) throws XMLStreamException {
        XMLStreamReader reader = factory.createXMLStreamReader(upload);
        List<BigDecimal> found = new ArrayList<>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT && "Amt".equals(reader.getLocalName())) {
                found.add(new BigDecimal(reader.getElementText().trim()));
            }
        }
        return found;
    }
}
