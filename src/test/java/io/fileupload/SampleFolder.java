package io.fileupload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The folder the demo uploads: small readable files, and one large enough to go up in parts. */
final class SampleFolder {
    static final Path PATH = Path.of("data", "sample-folder").toAbsolutePath();
    private static final long LARGE_FILE_BYTES = 12L * 1024 * 1024;

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("README.txt", "Sample files of the demo. Add, change or remove some while it runs.\n"),
            Map.entry("todo.txt", "[x] start the demo\n[ ] upload a folder of my own\n"),
            Map.entry("empty.txt", ""),
            Map.entry("notes/2026-01-12 kick-off.md", "# Kick-off\n\n- Who needs the files, and by when?\n"),
            Map.entry("notes/2026-02-03 review.md", "# Review\n\n- Names with spaces arrive unchanged.\n"),
            Map.entry("recipes/bread.txt", "500 g flour, 350 g water, 10 g salt, 5 g yeast, patience.\n"),
            Map.entry(
                    "recipes/cr\u00e8me br\u00fbl\u00e9e.txt", "5 yolks, 100 g sugar, 500 ml cream, 1 vanilla pod.\n"),
            Map.entry("site/index.html", "<!doctype html>\n<title>Sample</title>\n<p>Hello from the sample folder.\n"),
            Map.entry("site/style.css", "body { font-family: sans-serif; }\n"),
            Map.entry("site/data/stations.json", "{\"stations\": [\"north\", \"south\"]}\n"),
            Map.entry("measurements/units.csv", "column,unit\ntemperature,degree Celsius\nhumidity,percent\n"));

    private SampleFolder() {}

    static void createIfAbsent() {
        if (Files.exists(PATH)) {
            return;
        }
        try {
            // Written elsewhere and renamed, so that an interrupted first start leaves nothing half done.
            Path draft = Files.createTempDirectory(Files.createDirectories(PATH.getParent()), "sample-folder-");
            write(draft);
            Files.move(draft, PATH, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the sample files to " + PATH, e);
        }
    }

    private static void write(Path folder) throws IOException {
        for (Map.Entry<String, String> text : TEXTS.entrySet()) {
            Path file = folder.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue());
        }
        writeMeasurements(folder.resolve("measurements/2025.csv"));
    }

    /** The same bytes each time: a fixed seed. */
    private static void writeMeasurements(Path file) throws IOException {
        Random random = new Random(2025);
        try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
            long written = 0;
            for (int second = 0; written < LARGE_FILE_BYTES; second++) {
                String line = measurement(second, random);
                out.write(line);
                written += line.length();
            }
        }
    }

    private static String measurement(int second, Random random) {
        return String.format(
                Locale.ROOT, "%d,%.2f,%.1f\n", second, 15 + 5 * random.nextGaussian(), 100 * random.nextDouble());
    }
}
