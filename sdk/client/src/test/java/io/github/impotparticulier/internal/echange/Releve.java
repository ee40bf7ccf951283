package io.github.impotparticulier.internal.echange;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Ce que le SDK journalise, à partir d'un niveau, le temps d'un essai. */
final class Releve implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.impotparticulier");
    private final Level avant = logger.getLevel();
    private final ListAppender<ILoggingEvent> lignes = new ListAppender<>();

    Releve(Level niveau) {
        niveau(niveau);
        lignes.start();
        logger.addAppender(lignes);
    }

    void niveau(Level niveau) {
        logger.setLevel(niveau);
    }

    List<ILoggingEvent> lignes() {
        return lignes.list;
    }

    List<String> messages() {
        return lignes.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Override
    public void close() {
        logger.detachAppender(lignes);
        logger.setLevel(avant);
    }
}
