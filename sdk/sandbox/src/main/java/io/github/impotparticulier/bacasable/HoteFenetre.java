package io.github.impotparticulier.bacasable;

import io.github.impotparticulier.bacasable.commun.PanneEnCours;
import io.github.impotparticulier.bacasable.fenetre.Etat;
import io.github.impotparticulier.bacasable.fenetre.Etat.Echange;
import io.github.impotparticulier.bacasable.fenetre.Etat.Libelle;
import io.github.impotparticulier.bacasable.fenetre.Etat.Personne;
import io.github.impotparticulier.bacasable.fenetre.Hote;
import io.github.impotparticulier.bacasable.particulier.IdentiteFictive;
import io.github.impotparticulier.bacasable.particulier.PanneParticulier;
import io.github.impotparticulier.bacasable.particulier.ServiceParticulier;
import io.github.impotparticulier.bacasable.particulier.UsagerParticulier;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Ce que le bac à sable prête à sa fenêtre. */
final class HoteFenetre implements Hote {
    private final BacASable bac;
    private final Moyens moyens;
    private final ServiceParticulier particulier;

    HoteFenetre(BacASable bac, Moyens moyens, ServiceParticulier particulier) {
        this.bac = bac;
        this.moyens = moyens;
        this.particulier = particulier;
    }

    @Override
    public Etat etat() {
        LocalDate jour = moyens.horloge().date();
        Guide guide = new Guide(bac, jour);
        return new Etat(
                acces(guide),
                new TreeMap<>(bac.variables())
                        .entrySet().stream()
                                .map(variable -> new Libelle(variable.getKey(), variable.getValue()))
                                .toList(),
                Stream.concat(guide.commandes().stream(), guide.autresCommandes().stream())
                        .toList(),
                bac.usagersParticulier().stream().map(this::personne).toList(),
                PanneNommee.TOUTES.stream()
                        .map(panne -> new Libelle(panne.nom(), panne.effet()))
                        .toList(),
                PanneParticulier.noms().stream()
                        .map(nom -> new Libelle(nom, ""))
                        .toList(),
                moyens.pannes().dite(),
                particulier.panneEnCours(),
                moyens.horloge().horodatage(),
                moyens.horloge().avance(),
                Calendrier.derniereAnneeRevenu(jour),
                bac.journal().stream()
                        .map(echange ->
                                new Echange(echange.methode(), echange.route(), echange.statut(), echange.motif()))
                        .toList());
    }

    @Override
    public void panne(String nom, OptionalInt reglage, OptionalInt fois, boolean surJetons) {
        PanneNommee nommee =
                PanneNommee.nommee(nom).orElseThrow(() -> new IllegalArgumentException("Cette panne est inconnue"));
        if (nommee.reglage().isEmpty() && reglage.isPresent()) {
            throw new IllegalArgumentException("Cette panne ne prend pas de nombre");
        }
        moyens.pannes()
                .declencher(
                        nommee.panne(reglage, surJetons),
                        fois.isPresent() ? fois.getAsInt() : PanneEnCours.SANS_LIMITE);
    }

    @Override
    public void panneParticulier(String nom, OptionalInt fois) {
        PanneParticulier panne = PanneParticulier.nommee(nom)
                .orElseThrow(() -> new IllegalArgumentException("Cette panne est inconnue"));
        if (fois.isPresent()) {
            bac.panne(panne, fois.getAsInt());
        } else {
            bac.panne(panne);
        }
    }

    @Override
    public void retablir() {
        bac.retablir();
    }

    @Override
    public void avancer(int nombre, ChronoUnit unite) {
        moyens.horloge().avancer(nombre, unite);
    }

    @Override
    public void remettreALHeure() {
        bac.remettreALHeure();
    }

    @Override
    public void perimerJetons() {
        bac.perimerJetons();
    }

    private List<Libelle> acces(Guide guide) {
        return List.of(
                new Libelle("Passerelle de la DGFiP : adresse", bac.passerelle()),
                new Libelle("Clé", bac.cle()),
                new Libelle("Secret", bac.secret()),
                new Libelle("ID_Teleservice", bac.idTeleservice()),
                new Libelle("API Particulier : adresse", bac.particulier()),
                new Libelle("Jeton", bac.jetonParticulier()),
                new Libelle("recipient", guide.recipient()));
    }

    private Personne personne(UsagerParticulier usager) {
        List<Libelle> identifiants = new ArrayList<>();
        usager.spi().ifPresent(spi -> identifiants.add(new Libelle("Numéro fiscal", spi)));
        usager.ine().ifPresent(ine -> identifiants.add(new Libelle("INE", ine)));
        usager.identifiantFranceTravail()
                .ifPresent(identifiant -> identifiants.add(new Libelle("France Travail", identifiant)));
        return new Personne(
                usager.cas(),
                usager.description(),
                identifiants,
                etatCivil(usager.identite()),
                usager.spi().map(this::dgfip).orElse(List.of()),
                particulier.dossier(usager.cas()));
    }

    private List<String> dgfip(String spi) {
        PersonneFictive personne = moyens.annuaire().parSpi(spi).orElseThrow();
        return Stream.concat(
                        personne.sections().stream(), personne.lep().stream().map(reponse -> "lep"))
                .toList();
    }

    /** Une partie de date inconnue s'écrit par des points d'interrogation. */
    private static List<String> etatCivil(IdentiteFictive identite) {
        List<String> lignes = new ArrayList<>(List.of(
                "Nom : " + identite.nomNaissance(),
                "Prénoms : " + String.join(" ", identite.prenoms()),
                "Sexe : " + identite.sexe(),
                "Naissance : " + deuxChiffres(identite.jour()) + "/" + deuxChiffres(identite.mois()) + "/"
                        + identite.annee(),
                "Pays : " + identite.codePays()));
        identite.nomUsage().ifPresent(nom -> lignes.add(1, "Nom d'usage : " + nom));
        identite.codeCommune().ifPresent(commune -> lignes.add("Commune : " + commune));
        return lignes;
    }

    private static String deuxChiffres(int partie) {
        return partie == 0 ? "??" : (partie < 10 ? "0" : "") + partie;
    }
}
