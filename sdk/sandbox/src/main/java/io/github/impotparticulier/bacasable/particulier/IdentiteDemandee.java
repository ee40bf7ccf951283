package io.github.impotparticulier.bacasable.particulier;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** L'état civil d'une requête déjà contrôlée ; 0 là où la date n'est pas donnée. */
record IdentiteDemandee(
        String nom,
        List<String> prenoms,
        int annee,
        int mois,
        int jour,
        @Nullable String sexe,
        @Nullable String pays,
        @Nullable String commune) {
    static IdentiteDemandee lire(Requete requete, Communes communes) {
        int mois = requete.entier("moisDateNaissance").orElse(0);
        String pays = requete.texte("codeCogInseePaysNaissance");
        boolean enFrance = pays == null || pays.equals(IdentiteFictive.FRANCE);
        return new IdentiteDemandee(
                Texte.simplifie(String.valueOf(requete.texte("nomNaissance"))),
                requete.tableau(FormeIdentite.PRENOMS).stream()
                        .map(Texte::simplifie)
                        .toList(),
                requete.entier("anneeDateNaissance").orElse(0),
                mois,
                mois == 0 ? 0 : requete.entier("jourDateNaissance").orElse(0),
                requete.texte("sexeEtatCivil"),
                pays,
                // Né à l'étranger : le serveur oublie la commune.
                enFrance ? communes.designee(requete).orElse(null) : null);
    }

    /** Comme les caisses : le nom, le sexe, l'année et le lieu, avec le premier prénom ou la date entière. */
    boolean reconnueParLesCaisses(IdentiteFictive connue) {
        return nom.equals(Texte.simplifie(connue.nomNaissance()))
                && annee == connue.annee()
                && connue.sexe().equals(sexe)
                && connue.codePays().equals(pays)
                && connue.codeCommune().equals(Optional.ofNullable(commune))
                && (premierPrenom(connue) || dateEntiere(connue));
    }

    /** Comme les ministères : le nom, le premier prénom et la date, et ce qui est donné en plus. */
    boolean reconnueParLesEtudes(IdentiteFictive connue) {
        return nom.equals(Texte.simplifie(connue.nomNaissance()))
                && premierPrenom(connue)
                && dateEntiere(connue)
                && (sexe == null || sexe.equals(connue.sexe()))
                && (commune == null
                        || connue.codeCommune().filter(commune::equals).isPresent());
    }

    private boolean premierPrenom(IdentiteFictive connue) {
        return !prenoms.isEmpty()
                && prenoms.get(0).equals(Texte.simplifie(connue.prenoms().get(0)));
    }

    private boolean dateEntiere(IdentiteFictive connue) {
        return jour > 0 && annee == connue.annee() && mois == connue.mois() && jour == connue.jour();
    }

    @Override
    public String toString() {
        return "IdentiteDemandee";
    }
}
