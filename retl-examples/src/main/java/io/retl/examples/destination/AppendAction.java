package io.retl.examples.destination;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.DestinationConfigurationException;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldType;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Appends the field {@code line} of each change to a file. A line may stand in it twice: after a failure the next sync
 * sends what may not have been written. Thread-safe.
 */
final class AppendAction implements Action {
    private final Path file;

    AppendAction(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return "append";
    }

    @Override
    public List<FieldDefinition> fields() {
        return List.of(FieldDefinition.builder("line", FieldType.STRING)
                .required()
                .allowNull() // the columns of a row that is gone are null
                .build());
    }

    @Override
    public int maxBatchRecords() {
        return 100;
    }

    /** Says for each change what became of it: a change without a result would count as unknown and be sent again. */
    @Override
    public synchronized DeliveryResult perform(Delivery delivery, DeliveryContext context) {
        List<String> lines = new ArrayList<>();
        DeliveryResult.Builder results = DeliveryResult.builder();
        for (int index = 0; index < delivery.size(); index++) {
            Payload change = delivery.payloads().get(index);
            String line = change.changeKind() + " " + change.field("line");
            if (line.lines().count() > 1) {
                results.result(index, RecordResult.rejected("The text has several lines."));
            } else {
                lines.add(line);
                results.result(index, RecordResult.delivered());
            }
        }
        try {
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (NoSuchFileException failure) {
            throw new DestinationConfigurationException("The directory of the file is not there.", failure);
        } catch (IOException failure) {
            // Some of the lines may be there.
            throw new OutcomeUnknownException("The file could not be written to its end.", failure);
        }
        return results.build();
    }
}
