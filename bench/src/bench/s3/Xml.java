package bench.s3;

/** The little XML that S3 speaks. */
final class Xml {

    private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private Xml() {}

    static String document(String name, String... elements) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + name + NAMESPACE + ">" + String.join("", elements)
                + "</" + name + ">";
    }

    static String element(String name, Object text) {
        return "<" + name + ">" + escaped(text.toString()) + "</" + name + ">";
    }

    static String nested(String name, String... elements) {
        return "<" + name + ">" + String.join("", elements) + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
