package io.github.impotparticulier.appui;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/** Tout ce que slf4j et java.util.logging reçoivent, à tous les niveaux, le temps d'une capture. */
public final class Journaux implements AutoCloseable {
    /** Le faux serveur vit dans la même JVM et dit tout ce qu'il reçoit ; JUnit nomme les paramètres des essais. */
    private static final List<String> OUTILS_D_ESSAI = List.of("mockwebserver3.", "org.junit.");

    private final BiConsumer<String, Object> recepteur;
    private final Deque<Runnable> retablissements = new ArrayDeque<>();

    /** Chaque élément d'une écriture est donné au récepteur, avec l'endroit d'où il vient. */
    public Journaux(BiConsumer<String, Object> recepteur) {
        this.recepteur = recepteur;
        ouvrirSlf4j();
        ouvrirJul();
    }

    private void ouvrirSlf4j() {
        LoggerContext contexte = (LoggerContext) LoggerFactory.getILoggerFactory();
        ch.qos.logback.classic.Logger racine = contexte.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        for (Iterator<Appender<ILoggingEvent>> autres = racine.iteratorForAppenders(); autres.hasNext(); ) {
            Appender<ILoggingEvent> autre = autres.next();
            retablissements.push(() -> racine.addAppender(autre));
        }
        racine.detachAndStopAllAppenders();
        for (ch.qos.logback.classic.Logger journal : contexte.getLoggerList()) {
            Level niveau = journal.getLevel();
            boolean additif = journal.isAdditive();
            journal.setLevel(journal == racine ? Level.TRACE : null);
            journal.setAdditive(true);
            retablissements.push(() -> {
                journal.setLevel(niveau);
                journal.setAdditive(additif);
            });
        }
        Appender<ILoggingEvent> prise = new UnsynchronizedAppenderBase<>() {
            @Override
            protected void append(ILoggingEvent evenement) {
                recevoir(evenement);
            }
        };
        prise.setContext(contexte);
        prise.start();
        racine.addAppender(prise);
        retablissements.push(() -> racine.detachAppender(prise));
    }

    private void recevoir(ILoggingEvent evenement) {
        String nom = evenement.getLoggerName();
        if (estOutil(nom)) {
            return;
        }
        String ou = "slf4j " + nom + " " + evenement.getLevel();
        recepteur.accept(ou + ", nom du journal", nom);
        recepteur.accept(ou + ", message", String.valueOf(evenement.getFormattedMessage()));
        recepteur.accept(ou + ", gabarit", String.valueOf(evenement.getMessage()));
        Object[] arguments = evenement.getArgumentArray();
        if (arguments != null) {
            for (Object argument : arguments) {
                recevoirValeur(ou + ", argument", argument);
            }
        }
        if (evenement.getThrowableProxy() instanceof ThrowableProxy exception) {
            recepteur.accept(ou + ", exception", exception.getThrowable());
        }
        recepteur.accept(ou + ", MDC", String.valueOf(evenement.getMDCPropertyMap()));
        recevoirValeur(ou + ", marqueurs", evenement.getMarkerList());
        recevoirValeur(ou + ", paires", evenement.getKeyValuePairs());
        recepteur.accept(ou + ", fil", evenement.getThreadName());
    }

    private void ouvrirJul() {
        LogManager gestionnaire = LogManager.getLogManager();
        List<Logger> journaux = new ArrayList<>();
        for (String nom : Collections.list(gestionnaire.getLoggerNames())) {
            Logger journal = gestionnaire.getLogger(nom);
            if (journal != null) {
                journaux.add(journal);
            }
        }
        Logger racine = Logger.getLogger("");
        for (Handler autre : racine.getHandlers()) {
            racine.removeHandler(autre);
            retablissements.push(() -> racine.addHandler(autre));
        }
        for (Logger journal : journaux) {
            java.util.logging.Level niveau = journal.getLevel();
            boolean versParent = journal.getUseParentHandlers();
            // La liste est tenue par ce rétablissement : le gestionnaire, lui, oublie un journal que plus rien ne
            // retient.
            retablissements.push(() -> {
                journal.setLevel(niveau);
                journal.setUseParentHandlers(versParent);
            });
            journal.setLevel(journal == racine ? java.util.logging.Level.ALL : null);
            journal.setUseParentHandlers(true);
        }
        racine.setLevel(java.util.logging.Level.ALL);
        Handler prise = new Prise();
        prise.setLevel(java.util.logging.Level.ALL);
        racine.addHandler(prise);
        retablissements.push(() -> racine.removeHandler(prise));
    }

    private final class Prise extends Handler {
        private final SimpleFormatter forme = new SimpleFormatter();

        @Override
        public void publish(LogRecord ecriture) {
            String nom = String.valueOf(ecriture.getLoggerName());
            if (estOutil(nom)) {
                return;
            }
            String ou = "java.util.logging " + nom + " " + ecriture.getLevel();
            recepteur.accept(ou + ", nom du journal", nom);
            recepteur.accept(ou + ", message", String.valueOf(forme.formatMessage(ecriture)));
            recepteur.accept(ou + ", gabarit", String.valueOf(ecriture.getMessage()));
            Object[] parametres = ecriture.getParameters();
            if (parametres != null) {
                for (Object parametre : parametres) {
                    recevoirValeur(ou + ", paramètre", parametre);
                }
            }
            if (ecriture.getThrown() != null) {
                recepteur.accept(ou + ", exception", ecriture.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private void recevoirValeur(String ou, Object valeur) {
        if (valeur instanceof Throwable) {
            recepteur.accept(ou, valeur);
        } else if (valeur != null) {
            recepteur.accept(ou, String.valueOf(valeur));
        }
    }

    private static boolean estOutil(String nom) {
        return OUTILS_D_ESSAI.stream().anyMatch(nom::startsWith);
    }

    @Override
    public void close() {
        while (!retablissements.isEmpty()) {
            retablissements.pop().run();
        }
    }
}
