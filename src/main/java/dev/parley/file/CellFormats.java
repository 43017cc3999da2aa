package dev.parley.file;

import dev.parley.file.XmlScanner.Attributes;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which cells of a workbook show numbers as dates: a date is a number of days (ECMA-376, part 1, section 18.8.30). */
final class CellFormats implements XmlScanner.Handler {
    private static final Set<Integer> BUILT_IN_DATES = Set.of(14, 15, 16, 17, 22);
    private static final LocalDateTime DAY_0 = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final double DAYS_MAX = 2_958_466;
    private static final int SECONDS_PER_DAY = 86_400;

    private final Map<Integer, String> patterns = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private boolean isInCells;

    private CellFormats() {}

    static CellFormats of(ZipParts parts) throws FileProblem {
        var formats = new CellFormats();
        var document = parts.find("xl/styles.xml");
        if (document.isPresent()) {
            XmlScanner.scan(document.get(), formats);
        }
        return formats;
    }

    @Override
    public void start(String name, Attributes attributes) {
        switch (name) {
            case "numFmt" ->
                patterns.put(
                        number(attributes, "numFmtId"),
                        attributes.find("formatCode").orElse(""));
            case "cellXfs" -> isInCells = true;
            case "xf" -> {
                if (isInCells) {
                    styles.add(number(attributes, "numFmtId"));
                }
            }
            default -> {
                // Fonts, colours and so on.
            }
        }
    }

    private static int number(Attributes attributes, String name) {
        return attributes
                .find(name)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(0);
    }

    @Override
    public void text(String text) {}

    @Override
    public void end(String name) {
        if (name.equals("cellXfs")) {
            isInCells = false;
        }
    }

    /**
     * A number as a cell with this style shows it, approximately.
     *
     * @param style the position of the style; empty for the default
     */
    String shown(String number, String style) {
        if (number.isEmpty() || !style.matches("\\d{1,6}") || !isDate(Integer.parseInt(style))) {
            return number;
        }
        double days = Double.parseDouble(number);
        if (!(days >= 1 && days < DAYS_MAX)) {
            return number;
        }
        var date = DAY_0.plusSeconds(Math.round(days * SECONDS_PER_DAY));
        boolean isWhole = date.toLocalTime().toSecondOfDay() == 0;
        return isWhole ? date.toLocalDate().toString() : date.toString().replace('T', ' ');
    }

    private boolean isDate(int style) {
        if (style >= styles.size()) {
            return false;
        }
        int format = styles.get(style);
        // Without quoted texts, and colours and conditions in brackets.
        var pattern = patterns.getOrDefault(format, "").replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
        return BUILT_IN_DATES.contains(format) || (pattern.matches("(?is).*(yy|d).*") && !pattern.contains("#"));
    }
}
