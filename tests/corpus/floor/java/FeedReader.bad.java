// CWE-611
package com.acme.feeds;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the titles of an RSS feed that a subscriber registered. */
public final class FeedReader {
    private final int limit;

    public FeedReader(int limit) {
        this.limit = limit;
    }

    public List<String> titles(Reader source) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        // features
        XMLStreamReader reader = factory.createXMLStreamReader(source);
        List<String> titles = new ArrayList<>();
        while (reader.hasNext() && titles.size() < limit) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT && "title".equals(reader.getLocalName())) {
                titles.add(reader.getElementText());
            }
        }
        reader.close();
        return titles;
    }
}
