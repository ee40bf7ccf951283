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

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tout ce que l'on mesure : comment, et ce que l'on en attend. */
@SuppressWarnings("ImmutableEnumChecker") // Des listes immuables, et des méthodes.
enum Mesure {
    TEMOIN(
            Cadre.DUEL,
            AppelTiede::temoin,
            pourMemoire("temoin.calcul", "témoin : le plancher et lui-même, calcul", MICROSECONDES, "plancher"),
            pourMemoire("temoin.debit", "témoin : le plancher et lui-même, débit", PAR_SECONDE, "plancher")),
    APPEL(
            Cadre.DUEL,
            AppelTiede::plancher,
            auPlus("appel.petite.plancher.calcul", "appel, 2,5 Ko, calcul", MICROSECONDES, "plancher", 0.95),
            auPlus("appel.petite.plancher.octets", "appel, 2,5 Ko, octets", KIO, "plancher", 0.95),
            auPlus("appel.grande.plancher.calcul", "appel, 10 Ko, calcul", MICROSECONDES, "plancher", 0.88),
            auPlus("appel.grande.plancher.octets", "appel, 10 Ko, octets", KIO, "plancher", 0.85),
            pourMemoire("appel.petite.plancher.debit", "appel, 2,5 Ko, débit", PAR_SECONDE, "plancher")),
    SOIGNEUX(
            Cadre.DUEL,
            AppelTiede::soigneux,
            auPlus("appel.petite.soigneux.calcul", "appel, 2,5 Ko, calcul", MICROSECONDES, "soigneux", 0.90),
            pourMemoire("appel.petite.soigneux.octets", "appel, 2,5 Ko, octets", KIO, "soigneux"),
            auPlus("appel.grande.soigneux.calcul", "appel, 10 Ko, calcul", MICROSECONDES, "soigneux", 0.90),
            pourMemoire("appel.grande.soigneux.octets", "appel, 10 Ko, octets", KIO, "soigneux")),
    SEIZE(
            Cadre.DUEL,
            AppelTiede::seizeFils,
            auMoins("seize.petite.plancher.debit", "16 fils, 2,5 Ko, débit", PAR_SECONDE, "plancher", 1.00),
            auMoins("seize.grande.plancher.debit", "16 fils, 10 Ko, débit", PAR_SECONDE, "plancher", 1.00),
            auMoins("seize.petite.jdk.debit", "16 fils, 2,5 Ko, débit", PAR_SECONDE, "jdk", 3),
            pourMemoire("seize.petite.plancher.calcul", "16 fils, 2,5 Ko, calcul", MICROSECONDES, "plancher")),
    VIRTUELS(
            Cadre.DUEL_VIRTUEL,
            AppelTiede::seizeFilsVirtuels,
            auMoins(
                    "virtuels.petite.plancher.debit",
                    "16 fils virtuels, 2,5 Ko, débit",
                    PAR_SECONDE,
                    "plancher",
                    0.95)),
    GENERE(
            Cadre.DUEL_GENERE,
            AppelTiede::genere,
            auMoins("appel.petite.genere-native.debit", "appel, 2,5 Ko, débit", PAR_SECONDE, "généré, native", 2),
            pourMemoire("appel.petite.genere-native.calcul", "appel, 2,5 Ko, calcul", MICROSECONDES, "généré, native"),
            pourMemoire("appel.petite.genere-okhttp.debit", "appel, 2,5 Ko, débit", PAR_SECONDE, "généré, okhttp-gson"),
            pourMemoire(
                    "appel.petite.genere-okhttp.calcul",
                    "appel, 2,5 Ko, calcul",
                    MICROSECONDES,
                    "généré, okhttp-gson")),
    JDK(
            Cadre.DUEL,
            AppelTiede::jdk,
            auMoins("appel.petite.jdk.debit", "appel, 2,5 Ko, débit", PAR_SECONDE, "jdk", 2),
            pourMemoire("appel.petite.jdk.calcul", "appel, 2,5 Ko, calcul", MICROSECONDES, "jdk")),
    SAUVAGE(
            Cadre.DUEL,
            AppelTiede::sauvage,
            auMoins("appel.petite.sauvage.debit", "appel, 2,5 Ko, débit", PAR_SECONDE, "sauvage", 2),
            pourMemoire("appel.petite.sauvage.calcul", "appel, 2,5 Ko, calcul", MICROSECONDES, "sauvage")),
    PORTE(
            Cadre.DUEL,
            SecondePorte::mesurer,
            auPlus("porte.petite.calcul", "API Particulier, 2,5 Ko, calcul", MICROSECONDES, "DGFiP", 1.05),
            pourMemoire("porte.petite.octets", "API Particulier, 2,5 Ko, octets", KIO, "DGFiP"),
            pourMemoire("porte.petite.debit", "API Particulier, 2,5 Ko, débit", PAR_SECONDE, "DGFiP"),
            pourMemoire(
                    "porte.fil.calcul", "API Particulier, le fil seul par OkHttp nu, calcul", MICROSECONDES, "DGFiP"),
            pourMemoire("porte.fil.octets", "API Particulier, le fil seul par OkHttp nu, octets", KIO, "DGFiP")),
    REQUETES(
            Cadre.SEULE,
            Connexions::requetes,
            auPlus("requetes", "requêtes envoyées pour 100 appels", NOMBRE, "sauvage", 0.51)),
    DECODAGE(
            Cadre.DUEL,
            Decodage::plancher,
            auPlus("decodage.petite.calcul", "décoder 2,5 Ko, temps", MICROSECONDES, "plancher", 1.00),
            auPlus("decodage.petite.octets", "décoder 2,5 Ko, octets", KIO, "plancher", 0.60),
            auPlus("decodage.grande.calcul", "décoder 10 Ko, temps", MICROSECONDES, "plancher", 0.86),
            auPlus("decodage.grande.octets", "décoder 10 Ko, octets", KIO, "plancher", 0.60),
            auPlus("lecture.petite.calcul", "décoder 2,5 Ko, lire cinq champs", MICROSECONDES, "plancher", 1.05),
            auPlus("lecture.grande.calcul", "décoder 10 Ko, lire cinq champs", MICROSECONDES, "plancher", 0.90)),
    DECODAGE_GENERE(
            Cadre.DUEL_GENERE,
            Decodage::genere,
            pourMemoire(
                    "decodage.petite.genere-native.calcul", "décoder 2,5 Ko, temps", MICROSECONDES, "généré, native"),
            pourMemoire("decodage.petite.genere-native.octets", "décoder 2,5 Ko, octets", KIO, "généré, native"),
            pourMemoire(
                    "decodage.petite.genere-okhttp.calcul",
                    "décoder 2,5 Ko, temps",
                    MICROSECONDES,
                    "généré, okhttp-gson"),
            pourMemoire("decodage.petite.genere-okhttp.octets", "décoder 2,5 Ko, octets", KIO, "généré, okhttp-gson")),
    DEMARRAGE(
            Cadre.SEULE,
            Demarrage::mesurer,
            auPlus("demarrage.plancher.calcul", "démarrage, calcul", MILLISECONDES, "plancher", 1.05),
            auPlus("demarrage.soigneux.calcul", "démarrage, calcul", MILLISECONDES, "soigneux", 0.70),
            pourMemoire("demarrage.plancher.duree", "démarrage, durée", MILLISECONDES, "plancher"),
            pourMemoire("demarrage.soigneux.duree", "démarrage, durée", MILLISECONDES, "soigneux"),
            pourMemoire("demarrage.jdk.duree", "démarrage, durée", MILLISECONDES, "jdk"),
            valeur("demarrage.classes", "démarrage, classes de plus que le plancher", NOMBRE, 180)),
    CONNEXIONS(
            Cadre.SEULE,
            Connexions::ouvertes,
            pourMemoire("connexions.16", "connexions pour 16 fils", NOMBRE, "fils"),
            pourMemoire("connexions.64", "connexions pour 64 fils", NOMBRE, "fils"),
            valeur("connexions.pire", "connexions par fil, de 1 à 64 fils, au pire", NOMBRE, 1)),
    PROXY(
            Cadre.SEULE,
            Connexions::parProxy,
            pourMemoire("proxy.64", "par un proxy, connexions pour 64 fils", NOMBRE, "fils"),
            pourMemoire("proxy.tentees.64", "par un proxy, celles qu'il voit, 407 compris", NOMBRE, "fils"),
            valeur("proxy.pire", "par un proxy, connexions par fil, au pire", NOMBRE, 1)),
    VOISIN(
            Cadre.DUEL,
            Voisin::mesurer,
            auPlus(
                    "voisin.duree",
                    "appel, 2,5 Ko, près de 100 appels bloqués d'un autre, durée",
                    MICROSECONDES,
                    "seul",
                    1.2)),
    MILLESIME(
            Cadre.SEULE,
            Millesimes::mesurer,
            valeur("millesime.duree", "dernière année, durée", NANOSECONDES, 100),
            valeur("millesime.octets", "dernière année, octets", OCTETS, 24.5)),
    TAILLE(
            Cadre.SEULE,
            Taille::mesurer,
            valeur("taille.jar", "jar du client", KIO, 230 * 1024),
            pourMemoire("taille.fermeture", "sa fermeture", KIO, ""),
            valeur("taille.hors", "jars hors de la fermeture voulue", NOMBRE, 0)),
    LOCATAIRES(
            Cadre.MEMOIRE,
            Memoire::communes,
            valeur("commune.construite", "mémoire d'une commune de plus, construite", KIO, 4 * 1024),
            valeur("commune.servie", "mémoire d'une commune de plus, après un appel", KIO, 4 * 1024)),
    QUOTA(
            Cadre.SEULE,
            terrain -> QuotaSimule.mesurer(terrain),
            auMoins("quota.masse.employe", "quota employé, traitement de masse", NOMBRE, "quota", 0.98),
            valeur("quota.masse.refus", "refus, traitement de masse", NOMBRE, 0),
            auMoins("quota.guichet.employe", "quota employé, guichet chargé", NOMBRE, "quota", 0.98),
            valeur("quota.guichet.refus", "refus, guichet chargé", NOMBRE, 0)),
    ENVOL(
            Cadre.MEMOIRE,
            Memoire::enVol,
            valeur("envol.octets", "10 000 appels demandés d'un coup, mémoire de chacun", KIO, 4 * 1024),
            // Les 64 de l'exécuteur, la minuterie, et celui qui demande le jeton.
            valeur("envol.fils", "10 000 appels demandés d'un coup, fils au plus", NOMBRE, 66),
            pourMemoire("envol.reste", "10 000 appels finis, ce qui reste", KIO, "")),
    MILLION(
            Cadre.MEMOIRE,
            Memoire::million,
            // Quatre segments d'okio, qu'il garde ou rend : un octet par décodage en ferait trente fois plus.
            valeur("million.ecart", "mémoire vivante après un million de décodages, écart", KIO, 32 * 1024)),
    COMMUNES(
            Cadre.DUEL,
            MilleCommunes::mesurer,
            auMoins("communes.debit", "1 000 communes, 16 fils, débit", PAR_SECONDE, "une seule", 0.95),
            auPlus("communes.connexions", "1 000 communes, connexions", NOMBRE, "fils", 1),
            auPlus("communes.jetons", "1 000 communes, jetons", NOMBRE, "communes", 1)),
    ENDURANCE(
            Cadre.ETROITE,
            Endurance::mesurer,
            auMoins("endurance.reussites", "endurance, réussites", NOMBRE, "appels", 0.9999),
            auPlus("endurance.requetes", "endurance, requêtes", NOMBRE, "appels", 1.05),
            pourMemoire("endurance.jetons", "endurance, dont jetons", NOMBRE, ""),
            auMoins("endurance.debit", "endurance, débit", PAR_SECONDE, "demandé", 0.99),
            auPlus("endurance.memoire", "endurance, mémoire vivante du dernier tiers", KIO, "premier tiers", 1.10),
            auPlus("endurance.fils", "endurance, fils du dernier tiers", NOMBRE, "premier tiers", 1.10),
            auPlus(
                    "endurance.descripteurs",
                    "endurance, descripteurs du dernier tiers",
                    NOMBRE,
                    "premier tiers",
                    1.10));

    private final Cadre cadre;

    private final Programme programme;

    private final List<But> buts;

    Mesure(Cadre cadre, Programme programme, But... buts) {
        this.cadre = cadre;
        this.programme = programme;
        this.buts = List.of(buts);
    }

    /** Une mesure. */
    interface Programme {
        void mesurer(Terrain terrain) throws Exception;
    }

    /** Celles de ces noms, que des virgules séparent ; {@code toutes} : toutes, sauf l'endurance, qui dure. */
    static List<Mesure> choisies(String noms) {
        if (noms.equals("toutes")) {
            return Stream.of(values()).filter(mesure -> mesure != ENDURANCE).toList();
        }
        return Stream.of(noms.split(",", -1))
                .map(nom -> Arrays.stream(values())
                        .filter(mesure -> mesure.nom().equals(nom.strip()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("Mesure inconnue : " + nom + ". Il y a "
                                + Stream.of(values()).map(Mesure::nom).toList() + ".")))
                .toList();
    }

    private String nom() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Cadre cadre() {
        return cadre;
    }

    void mesurer(Terrain terrain) throws Exception {
        programme.mesurer(terrain);
    }

    List<But> buts() {
        return buts;
    }
}
