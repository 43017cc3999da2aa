package dev.parley.file;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the elements of an XML document one after another. A document type declaration is refused, so there are no entities to
 * expand and nothing to load. Only local names count.
 */
final class XmlScanner {
    /** Receives the elements and texts. */
    interface Handler {
        void start(String name, Attributes attributes) throws FileProblem;

        void text(String text) throws FileProblem;

        void end(String name) throws FileProblem;
    }

    /** The attributes of the current element. */
    static final class Attributes {
        private final XMLStreamReader reader;

        private Attributes(XMLStreamReader reader) {
            this.reader = reader;
        }

        /** The value of an attribute, by its local name. */
        Optional<String> find(String name) {
            return find(name, false);
        }

        /** The same, but only of one with a namespace, such as {@code r:id}. */
        Optional<String> findQualified(String name) {
            return find(name, true);
        }

        private Optional<String> find(String name, boolean isQualified) {
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                var namespace = reader.getAttributeNamespace(i);
                boolean hasNamespace = namespace != null && !namespace.isEmpty();
                if (reader.getAttributeLocalName(i).equals(name) && (hasNamespace || !isQualified)) {
                    return Optional.of(reader.getAttributeValue(i));
                }
            }
            return Optional.empty();
        }
    }

    private static final int DEPTH_MAX = 500;
    private static final XMLInputFactory FACTORY = factory();

    private XmlScanner() {}

    private static XMLInputFactory factory() {
        // That of the JDK, whatever else is on the class path.
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("Nothing is loaded");
        });
        return factory;
    }

    /** @throws FileProblem if the document is malformed, or has a document type, or the thread is interrupted */
    static void scan(byte[] document, Handler handler) throws FileProblem {
        try {
            var reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            for (int depth = 0; reader.hasNext(); ) {
                int event = reader.next();
                depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
                depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
                if (depth > DEPTH_MAX) {
                    throw FileProblem.content("problem.file.damaged");
                }
                handle(reader, event, handler);
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw FileProblem.content("problem.file.damaged");
        }
    }

    private static void handle(XMLStreamReader reader, int event, Handler handler) throws FileProblem {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (Thread.currentThread().isInterrupted()) {
                    throw FileProblem.content("problem.file.slow");
                }
                handler.start(reader.getLocalName(), new Attributes(reader));
            }
            case XMLStreamConstants.END_ELEMENT -> handler.end(reader.getLocalName());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                handler.text(reader.getText());
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw FileProblem.content("problem.file.damaged");
            default -> {
                // Comments and instructions.
            }
        }
    }
}
