package io.github.impotparticulier.bacasable;

import java.io.PrintStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Le bac à sable en programme, pour qui n'écrit pas de Java. */
final class Programme {
    private static final int MAL_DEMANDE = 2;

    private final PrintStream sortie;
    private final PrintStream erreurs;

    Programme(PrintStream sortie, PrintStream erreurs) {
        this.sortie = sortie;
        this.erreurs = erreurs;
    }

    /**
     * Démarre le bac à sable, qui sert jusqu'à ce qu'on arrête le programme.
     *
     * @param arguments les options ; {@code --aide} les énumère
     */
    public static void main(String[] arguments) {
        journaliserEnClair();
        PrintStream sortie = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream erreurs = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code =
                new Programme(sortie, erreurs).lancer(List.of(arguments), bac -> arreterAvecLeProgramme(bac, sortie));
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Rend le code de sortie ; s'il a démarré, le bac à sable va à la suite. */
    int lancer(List<String> arguments, Consumer<BacASable> suite) {
        ReglagesProgramme reglages;
        BacASable.Builder prepare;
        try {
            reglages = ReglagesProgramme.lire(arguments);
            prepare = reglages.bac();
        } catch (IllegalArgumentException e) {
            erreurs.println(e.getMessage());
            erreurs.println();
            erreurs.print(ReglagesProgramme.aideEnClair());
            return MAL_DEMANDE;
        }
        if (reglages.aide()) {
            sortie.print(ReglagesProgramme.aideEnClair());
            return 0;
        }
        BacASable bac;
        try {
            bac = prepare.demarrer().ouvrirAnnexe();
        } catch (PortIndisponibleException e) {
            erreurs.println("Le port " + e.port() + " ne peut pas être ouvert : il est déjà pris, ou réservé au"
                    + " système. Arrêtez le programme qui l'occupe, ou choisissez-en un autre avec --port ou --port-particulier (0 : un port"
                    + " libre).");
            return MAL_DEMANDE;
        }
        reglages.panne().ifPresent(bac::panne);
        sortie.print(new Guide(bac, new Horloge(Clock.systemUTC()).date()).texte());
        reglages.panne().ifPresent(panne -> sortie.println("\nEn panne dès maintenant : " + panne.nom() + "."));
        suite.accept(bac);
        return 0;
    }

    /** Les fils de MockWebServer tiennent la JVM en vie jusqu'au signal d'arrêt. */
    private static void arreterAvecLeProgramme(BacASable bac, PrintStream sortie) {
        Thread arret = new Thread(
                () -> {
                    bac.close();
                    sortie.println("Bac à sable arrêté.");
                },
                "arret-du-bac-a-sable");
        Runtime.getRuntime().addShutdownHook(arret);
    }

    /** Les refus, une ligne chacun, en UTF-8 comme le reste. */
    private static void journaliserEnClair() {
        for (Handler sortieDuJournal : Logger.getLogger("").getHandlers()) {
            try {
                sortieDuJournal.setEncoding(StandardCharsets.UTF_8.name());
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
            sortieDuJournal.setFormatter(new UneLigne());
        }
    }

    private static final class UneLigne extends Formatter {
        @Override
        public String format(LogRecord trace) {
            return formatMessage(trace) + System.lineSeparator();
        }
    }
}
