package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.ContratPartenaire;
import io.github.impotparticulier.bacasable.Panne;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Une commune fictive de la démonstration, et ce qui lui manque : une ligne chacune.
 *
 * @param nom son nom, et son malheur
 * @param contrat ce que la passerelle lui ouvre
 * @param colonnes ce que sa ligne dit, selon le bac à sable
 * @param incident ce qui arrive au bac à sable
 * @param decalage de combien l'heure du serveur s'écarte de celle de la machine
 * @param parProxy vrai si elle sort par un proxy, qui est arrêté
 */
record Scene(
        String nom,
        ContratPartenaire contrat,
        Function<BacASable, Map<Colonne, String>> colonnes,
        Consumer<BacASable> incident,
        Duration decalage,
        boolean parProxy) {
    private static final String SIRET = "99900000100019";
    private static final String IR = "RessourceIR";

    /** Toutes. */
    static List<Scene> toutes(Leurres leurres) {
        return List.of(
                scene("Vertigny (tout va bien)")
                        .avec(bac -> Map.of(
                                Colonne.PORTEES,
                                IR + " RessourceTHPrincipale cnaf_quotient_familial",
                                Colonne.JETON,
                                bac.jetonParticulier(),
                                Colonne.SIRET,
                                SIRET,
                                Colonne.PARTICULIER,
                                bac.particulier())),
                scene("Fauxel (secret recopié de travers)").avec(bac -> Map.of(Colonne.SECRET, "secret-fictif-faux")),
                scene("Videval (variable oubliée)").avec(bac -> Map.of(Colonne.SECRET, "env:SECRET_DE_VIDEVAL")),
                scene("Demiport (une portée manque)")
                        .sous(ContratPartenaire.complet().avecPerimetres(IR))
                        .avec(bac -> Map.of(Colonne.PORTEES, IR + " RessourceTHPrincipale")),
                scene("Attendy (API non souscrite)").subissant(bac -> bac.panne(Panne.faute(403, 900908))),
                scene("Dormans-le-Fictif (souscription inactive)")
                        .subissant(bac -> bac.panne(Panne.souscriptionInactive())),
                scene("Autreville (téléservice inconnu)")
                        .avec(bac -> Map.of(Colonne.TELESERVICE, "TELESERVICE_D_UN_AUTRE")),
                scene("Grandnombre (quota dépassé)")
                        .subissant(bac -> bac.panne(Panne.quotaDepasse(Duration.ofSeconds(30)))),
                scene("Retardin (horloge fausse)").alHeure(Duration.ofHours(3)),
                scene("Barrage (page d'un pare-feu)").subissant(bac -> bac.panne(Panne.pageHtml(403))),
                scene("Panneville (service indisponible)").subissant(bac -> bac.panne(Panne.indisponible())),
                scene("Portclos (rien n'écoute)").avec(bac -> Map.of(Colonne.PASSERELLE, leurres.portFerme())),
                scene("Nullepart (nom inconnu)").avec(bac -> Map.of(Colonne.PASSERELLE, "https://passerelle.invalid")),
                scene("Passeport (autorité inconnue)")
                        .avec(bac -> Map.of(Colonne.PASSERELLE, leurres.autoriteInconnue())),
                scene("Detour (proxy arrêté)")
                        .avec(bac -> Map.of(Colonne.PASSERELLE, "https://passerelle.invalid"))
                        .parUnProxy(),
                scene("Perimay (jeton inconnu)")
                        .seulement(bac -> Map.of(
                                Colonne.JETON,
                                "jeton-fictif-inconnu",
                                Colonne.SIRET,
                                SIRET,
                                Colonne.PARTICULIER,
                                bac.particulier())),
                scene("Manquevrain (portée non accordée)")
                        .seulement(bac -> Map.of(
                                Colonne.JETON,
                                bac.jetonParticulier(Set.of("cnaf_quotient_familial")),
                                Colonne.SIRET,
                                SIRET,
                                Colonne.PARTICULIER,
                                bac.particulier(),
                                Colonne.PORTEES,
                                "cnaf_quotient_familial cnaf_enfants")));
    }

    private static Scene scene(String nom) {
        return new Scene(nom, ContratPartenaire.complet(), Scene::complete, bac -> {}, Duration.ZERO, false);
    }

    private static Map<Colonne, String> complete(BacASable bac) {
        return new EnumMap<>(Map.of(
                Colonne.PASSERELLE, bac.passerelle(),
                Colonne.CLE, bac.cle(),
                Colonne.SECRET, bac.secret(),
                Colonne.TELESERVICE, bac.idTeleservice(),
                Colonne.PORTEES, IR));
    }

    private Scene avec(Function<BacASable, Map<Colonne, String>> changements) {
        return seulement(bac -> {
            Map<Colonne, String> toutes = complete(bac);
            toutes.putAll(changements.apply(bac));
            return toutes;
        });
    }

    private Scene seulement(Function<BacASable, Map<Colonne, String>> exactes) {
        return new Scene(nom, contrat, exactes, incident, decalage, parProxy);
    }

    private Scene sous(ContratPartenaire autre) {
        return new Scene(nom, autre, colonnes, incident, decalage, parProxy);
    }

    private Scene subissant(Consumer<BacASable> autre) {
        return new Scene(nom, contrat, colonnes, autre, decalage, parProxy);
    }

    private Scene alHeure(Duration autre) {
        return new Scene(nom, contrat, colonnes, incident, autre, parProxy);
    }

    private Scene parUnProxy() {
        return new Scene(nom, contrat, colonnes, incident, decalage, true);
    }
}
