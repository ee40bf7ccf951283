package io.github.impotparticulier.mesures;

import static io.github.impotparticulier.mesures.But.Unite.KIO;
import static io.github.impotparticulier.mesures.But.Unite.MICROSECONDES;
import static io.github.impotparticulier.mesures.But.Unite.MILLISECONDES;
import static io.github.impotparticulier.mesures.But.Unite.NANOSECONDES;
import static io.github.impotparticulier.mesures.But.Unite.NOMBRE;
import static io.github.impotparticulier.mesures.But.Unite.OCTETS;
import static io.github.impotparticulier.mesures.But.Unite.PAR_SECONDE;
import static io.github.impotparticulier.mesures.But.auMoins;
import static io.github.impotparticulier.mesures.But.auPlus;
import static io.github.impotparticulier.mesures.But.pourMemoire;
import static io.github.impotparticulier.mesures.But.valeur;

import java.util.List;
import java.util.Locale;

/** Tout ce que l'on mesure : comment, et ce que l'on en attend. */
@SuppressWarnings("ImmutableEnumChecker") // Des listes immuables, et des méthodes.
enum Mesure {
    DECODAGE(
            Sorte.DUEL,
            Decodage::mesurer,
            auPlus("decodage.petite.calcul", "décoder 2,5 Ko, temps", MICROSECONDES, "plancher", 1.00),
            auPlus("decodage.petite.octets", "décoder 2,5 Ko, octets", KIO, "plancher", 1.10),
            auPlus("decodage.grande.calcul", "décoder 10 Ko, temps", MICROSECONDES, "plancher", 1.00),
            auPlus("decodage.grande.octets", "décoder 10 Ko, octets", KIO, "plancher", 1.10),
            auPlus("lecture.petite.calcul", "lire cinq champs, 2,5 Ko", MICROSECONDES, "notre décodage", 0.03),
            auPlus("lecture.grande.calcul", "lire cinq champs, 10 Ko", MICROSECONDES, "notre décodage", 0.03)),
    APPEL(
            Sorte.DUEL,
            AppelTiede::plancher,
            auPlus("appel.petite.plancher.calcul", "appel, 2,5 Ko, calcul", MICROSECONDES, "plancher", 1.05),
            auPlus("appel.petite.plancher.octets", "appel, 2,5 Ko, octets", KIO, "plancher", 1.10),
            auPlus("appel.grande.plancher.calcul", "appel, 10 Ko, calcul", MICROSECONDES, "plancher", 1.05),
            auPlus("appel.grande.plancher.octets", "appel, 10 Ko, octets", KIO, "plancher", 1.10),
            pourMemoire("appel.petite.plancher.debit", "appel, 2,5 Ko, débit", PAR_SECONDE, "plancher")),
    SOIGNEUX(
            Sorte.DUEL,
            AppelTiede::soigneux,
            auPlus("appel.petite.soigneux.calcul", "appel, 2,5 Ko, calcul", MICROSECONDES, "soigneux", 1.10),
            auPlus("appel.petite.soigneux.octets", "appel, 2,5 Ko, octets", KIO, "soigneux", 0.95),
            auPlus("appel.grande.soigneux.calcul", "appel, 10 Ko, calcul", MICROSECONDES, "soigneux", 1.25),
            auPlus("appel.grande.soigneux.octets", "appel, 10 Ko, octets", KIO, "soigneux", 0.85)),
    JDK(
            Sorte.DUEL,
            AppelTiede::jdk,
            auMoins("appel.petite.jdk.debit", "appel, 2,5 Ko, débit", PAR_SECONDE, "jdk", 1.3),
            pourMemoire("appel.petite.jdk.calcul", "appel, 2,5 Ko, calcul", MICROSECONDES, "jdk")),
    SAUVAGE(
            Sorte.DUEL,
            AppelTiede::sauvage,
            auMoins("appel.petite.sauvage.debit", "appel, 2,5 Ko, débit", PAR_SECONDE, "sauvage", 2),
            pourMemoire("appel.petite.sauvage.calcul", "appel, 2,5 Ko, calcul", MICROSECONDES, "sauvage")),
    SEIZE(
            Sorte.DUEL,
            AppelTiede::seizeFils,
            auMoins("seize.petite.plancher.debit", "16 fils, 2,5 Ko, débit", PAR_SECONDE, "plancher", 0.95),
            auMoins("seize.grande.plancher.debit", "16 fils, 10 Ko, débit", PAR_SECONDE, "plancher", 0.95),
            auMoins("seize.petite.jdk.debit", "16 fils, 2,5 Ko, débit", PAR_SECONDE, "jdk", 1.6),
            pourMemoire("seize.petite.plancher.calcul", "16 fils, 2,5 Ko, calcul", MICROSECONDES, "plancher")),
    REQUETES(
            Sorte.SEULE,
            Connexions::requetes,
            auPlus("requetes", "requêtes envoyées pour 100 appels", NOMBRE, "sauvage", 0.51)),
    DEMARRAGE(
            Sorte.SEULE,
            Demarrage::mesurer,
            auPlus("demarrage.plancher.duree", "démarrage, durée", MILLISECONDES, "plancher", 1.10),
            auPlus("demarrage.plancher.calcul", "démarrage, calcul", MILLISECONDES, "plancher", 1.10),
            auPlus("demarrage.soigneux.duree", "démarrage, durée", MILLISECONDES, "soigneux", 0.7),
            auPlus("demarrage.soigneux.calcul", "démarrage, calcul", MILLISECONDES, "soigneux", 0.7),
            pourMemoire("demarrage.jdk.duree", "démarrage, durée", MILLISECONDES, "jdk"),
            valeur("demarrage.classes", "démarrage, classes de plus que le plancher", NOMBRE, 200)),
    CONNEXIONS(
            Sorte.SEULE,
            Connexions::ouvertes,
            pourMemoire("connexions.16", "connexions pour 16 fils", NOMBRE, "fils"),
            pourMemoire("connexions.64", "connexions pour 64 fils", NOMBRE, "fils"),
            valeur("connexions.pire", "connexions par fil, de 1 à 64 fils, au pire", NOMBRE, 1)),
    MILLESIME(
            Sorte.SEULE,
            Millesimes::mesurer,
            valeur("millesime.duree", "dernière année, durée", NANOSECONDES, 100),
            valeur("millesime.octets", "dernière année, octets", OCTETS, 24.5)),
    TAILLE(
            Sorte.SEULE,
            Taille::mesurer,
            valeur("taille.jar", "jar du client", KIO, 120 * 1024),
            pourMemoire("taille.fermeture", "sa fermeture", KIO, ""),
            valeur("taille.hors", "jars hors de la fermeture voulue", NOMBRE, 0)),
    LOCATAIRES(
            Sorte.MEMOIRE,
            Memoire::communes,
            valeur("commune.construite", "mémoire d'une commune de plus, construite", KIO, 4 * 1024),
            valeur("commune.servie", "mémoire d'une commune de plus, après un appel", KIO, 4 * 1024)),
    QUOTA(
            Sorte.SEULE,
            terrain -> QuotaSimule.mesurer(terrain),
            auMoins("quota.masse.employe", "quota employé, traitement de masse", NOMBRE, "quota", 0.98),
            valeur("quota.masse.refus", "refus, traitement de masse", NOMBRE, 0),
            auMoins("quota.guichet.employe", "quota employé, guichet chargé", NOMBRE, "quota", 0.98),
            valeur("quota.guichet.refus", "refus, guichet chargé", NOMBRE, 0)),
    ENVOL(
            Sorte.MEMOIRE,
            Memoire::enVol,
            valeur("envol.octets", "10 000 appels en vol, mémoire de chacun", KIO, 20 * 1024),
            valeur("envol.fils", "10 000 appels en vol, 64 à la fois, fils au plus", NOMBRE, 192),
            pourMemoire("envol.reste", "10 000 appels finis, ce qui reste", KIO, "")),
    MILLION(
            Sorte.MEMOIRE,
            Memoire::million,
            // Quatre segments d'okio, qu'il garde ou rend : un octet par décodage en ferait trente fois plus.
            valeur("million.ecart", "mémoire vivante après un million de décodages, écart", KIO, 32 * 1024)),
    COMMUNES(
            Sorte.DUEL,
            MilleCommunes::mesurer,
            auMoins("communes.debit", "1 000 communes, 16 fils, débit", PAR_SECONDE, "une seule", 0.95),
            auPlus("communes.connexions", "1 000 communes, connexions", NOMBRE, "fils", 1),
            auPlus("communes.jetons", "1 000 communes, jetons", NOMBRE, "communes", 1));

    private final Sorte sorte;

    private final Programme programme;

    private final List<But> buts;

    Mesure(Sorte sorte, Programme programme, But... buts) {
        this.sorte = sorte;
        this.programme = programme;
        this.buts = List.of(buts);
    }

    /** Une mesure. */
    interface Programme {
        void mesurer(Terrain terrain) throws Exception;
    }

    /** Dans quelle JVM une mesure se fait, et combien de fois. */
    private enum Sorte {
        /** Plusieurs JVM, une mémoire assez grande pour que le ramasse-miettes ne décide pas. */
        DUEL("-Xms1g", "-Xmx1g"),
        /** Une seule, celle de tout le monde. */
        SEULE("-Xmx1g"),
        /** Une seule, dont le ramasse-miettes compte juste. */
        MEMOIRE("-Xmx1g", "-XX:+UseSerialGC");

        private final List<String> options;

        Sorte(String... options) {
            this.options = List.of(options);
        }
    }

    String nom() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> options() {
        return sorte.options;
    }

    int forks(int demandes) {
        return sorte == Sorte.DUEL ? demandes : 1;
    }

    void mesurer(Terrain terrain) throws Exception {
        programme.mesurer(terrain);
    }

    List<But> buts() {
        return buts;
    }
}
