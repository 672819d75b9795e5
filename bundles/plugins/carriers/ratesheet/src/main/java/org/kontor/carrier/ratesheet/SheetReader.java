package org.kontor.carrier.ratesheet;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Reads a sheet; refuses a bad one with everything that is wrong, by line and column. */
final class SheetReader {

    private static final int SHOWN = 20;

    private final Draft draft = new Draft();
    private final OfferLines offers = new OfferLines(draft);
    private final PriceLines prices = new PriceLines(draft);

    private SheetReader() {}

    /** Throws {@link SheetException}. */
    static RateSheet read(Reader text) {
        SheetReader reader = new SheetReader();
        reader.lines(text);
        reader.draft.requireWhole();
        List<String> errors = reader.draft.errors;
        if (!errors.isEmpty()) {
            throw new SheetException(errors.stream().limit(SHOWN).toList(), errors.size());
        }
        return reader.draft.sheet();
    }

    private void lines(Reader text) {
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofCsvRecord(text)) {
            csv.forEach(this::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvParseException e) {
            draft.errors.add("the file is no CSV: " + e.getMessage());
        }
    }

    private void line(CsvRecord found) {
        String type = found.getField(0).strip();
        if (type.isEmpty() && found.getFieldCount() == 1) {
            return;
        }
        Optional<List<String>> columns = Columns.of(type);
        if (columns.isEmpty()) {
            draft.errors.add("line " + found.getStartingLineNumber() + ", column 1 (type): must be one of "
                    + Columns.types() + ", was '" + type + "'");
            return;
        }
        line(type, new Fields(columns.get(), found.getFields(), found.getStartingLineNumber(), draft.errors));
    }

    private void line(String type, Fields fields) {
        switch (type) {
            case "sheet" -> offers.header(fields);
            case "service" -> offers.service(fields);
            case "container" -> offers.container(fields);
            case "zone" -> offers.zone(fields);
            case "calendar" -> offers.calendar(fields);
            case "rate" -> prices.rate(fields);
            case "break" -> prices.weightBreak(fields);
            case "fuel" -> prices.fuel(fields);
            default -> prices.surcharge(fields);
        }
    }
}
