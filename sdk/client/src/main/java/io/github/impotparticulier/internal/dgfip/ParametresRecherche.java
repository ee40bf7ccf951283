package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.internal.echange.Parametre;
import io.github.impotparticulier.internal.texte.Formes;
import io.github.impotparticulier.personne.DateNaissance;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.r2p.AdresseRecherchee;
import io.github.impotparticulier.r2p.CriteresPersonne;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Des critères vers les paramètres d'adresse de R2P et de SFiP, qui ne les nomment pas tous de même. */
final class ParametresRecherche {
    private static final int PRENOM_MAX = 20;
    private static final int LIBELLE_VOIE_R2P_MAX = 26;
    private static final Pattern METROPOLE_DE_ROUTE = Pattern.compile("(?:0[1-9]|[1-8][0-9]|9[0-5]|2[AB])0");

    private final Map<String, String> parametres = new LinkedHashMap<>();

    private ParametresRecherche() {}

    static List<Parametre> r2p(EtatCivil etatCivil) {
        ParametresRecherche recherche = new ParametresRecherche();
        recherche.ajouter(etatCivil, ParametresRecherche::surTroisCaracteres);
        return recherche.enListe();
    }

    static List<Parametre> r2p(CriteresPersonne criteres) {
        refuser(criteres.spi(), "R2P ne cherche pas par numéro fiscal avec d'autres critères : appelez personne(Spi).");
        ParametresRecherche recherche = new ParametresRecherche();
        criteres.etatCivil().ifPresent(etat -> recherche.ajouter(etat, ParametresRecherche::surTroisCaracteres));
        criteres.adresse().ifPresent(adresse -> {
            refuser(
                    adresse.codeVoie(),
                    "Le code de voie n'est pas un critère de R2P : donnez typeVoie et libelleVoie.");
            refuser(
                    adresse.departement().filter(departement -> departement.matches("975|977|978|98[0-9]")),
                    "Pour R2P, une collectivité d'outre-mer se donne par tom(…), sans commune ni voie.");
            refuser(
                    adresse.libelleVoie().filter(libelle -> libelle.length() > LIBELLE_VOIE_R2P_MAX),
                    "Libellé de voie : " + LIBELLE_VOIE_R2P_MAX + " caractères au plus pour R2P.");
            recherche.ajouterLieu(adresse);
            recherche.mettre("adrCodeTom", adresse.tom());
            recherche.mettre("adrLibelleTypeVoie", adresse.typeVoie());
            recherche.ajouterVoie(adresse);
        });
        return recherche.enListe();
    }

    static List<Parametre> sfip(CriteresPersonne criteres) {
        ParametresRecherche recherche = new ParametresRecherche();
        criteres.etatCivil().ifPresent(etat -> recherche.ajouter(etat, departement -> departement));
        criteres.adresse().ifPresent(adresse -> {
            refuser(
                    adresse.typeVoie(),
                    "Le type de voie n'est pas un critère de SFiP : donnez codeVoie ou libelleVoie.");
            refuser(
                    adresse.tom(),
                    "La collectivité d'outre-mer se donne à SFiP comme un département : departement(…).");
            recherche.ajouterLieu(adresse);
            recherche.mettre("adrCodeVoie", adresse.codeVoie());
            recherche.ajouterVoie(adresse);
        });
        recherche.raccourcirCommune("naisCodeDept", "naisCodeCommune");
        recherche.raccourcirCommune("adrCodeDept", "adrCodeCommune");
        recherche.mettre("spi", criteres.spi().map(Spi::valeur));
        recherche.mettre("naisDate", criteres.dateNaissance().map(ParametresRecherche::date));
        return recherche.enListe();
    }

    /** Le département dans une route : deux caractères et un zéro en métropole ({@code 010} y est l'Ain), trois outre-mer. */
    static String departementDeRoute(String departement) {
        String net = departement.strip().toUpperCase(Locale.ROOT);
        if (METROPOLE_DE_ROUTE.matcher(net).matches()) {
            return net;
        }
        String code = AdresseRecherchee.builder()
                .departement(departement)
                .build()
                .departement()
                .orElseThrow();
        return code.length() == 2 ? code + "0" : code;
    }

    private static String surTroisCaracteres(String departement) {
        if (departement.length() == 3) {
            return departement;
        }
        return Character.isDigit(departement.charAt(1)) ? "0" + departement : departement + "0";
    }

    private void ajouter(EtatCivil etatCivil, UnaryOperator<String> departement) {
        for (String prenom : etatCivil.prenoms().split(" ", -1)) {
            if (Formes.longueur(prenom) > PRENOM_MAX) {
                throw Formes.invalide(
                        "Prénoms : R2P et SFiP n'en prennent que de " + PRENOM_MAX + " caractères au plus.");
            }
        }
        parametres.put("nom", etatCivil.nom());
        parametres.put("prenom", etatCivil.prenoms());
        mettre("sexe", etatCivil.sexe().map(sexe -> sexe == Sexe.MASCULIN ? "1" : "2"));
        mettre("naisDate", etatCivil.dateNaissance().map(ParametresRecherche::date));
        mettre("naisCodePays", etatCivil.paysNaissance());
        mettre("naisCodeDept", etatCivil.departementNaissance().map(departement));
        mettre("naisCodeCommune", etatCivil.communeNaissance());
    }

    /** {@code JJ/MM/AAAA}, {@code MM/AAAA} ou {@code AAAA}, selon ce qui est connu. */
    private static String date(DateNaissance naissance) {
        return partie(naissance.jour())
                + partie(naissance.mois())
                + naissance.annee().orElseThrow();
    }

    private static String partie(OptionalInt partie) {
        if (partie.isEmpty()) {
            return "";
        }
        return (partie.getAsInt() < 10 ? "0" : "") + partie.getAsInt() + "/";
    }

    private void ajouterLieu(AdresseRecherchee adresse) {
        mettre("adrCodePays", adresse.pays());
        mettre("adrCodeDept", adresse.departement());
        mettre("adrCodeCommune", adresse.commune());
    }

    /** Outre-mer, R2P veut les trois derniers chiffres du code INSEE d'une commune, SFiP les deux derniers. */
    private void raccourcirCommune(String departement, String commune) {
        if (parametres.getOrDefault(departement, "").length() == 3) {
            parametres.computeIfPresent(commune, (nom, code) -> code.length() == 3 ? code.substring(1) : code);
        }
    }

    private void ajouterVoie(AdresseRecherchee adresse) {
        mettre("adrLibelleVoie", adresse.libelleVoie());
        mettre("adrNumVoie", adresse.numeroVoie());
        mettre("adrIndiceRepetition", adresse.indiceRepetition());
    }

    private void mettre(String nom, Optional<String> valeur) {
        valeur.ifPresent(presente -> parametres.put(nom, presente));
    }

    private List<Parametre> enListe() {
        return parametres.entrySet().stream()
                .map(parametre -> new Parametre(parametre.getKey(), parametre.getValue()))
                .toList();
    }

    private static void refuser(Optional<?> critere, String explication) {
        if (critere.isPresent()) {
            throw Formes.invalide(explication);
        }
    }
}
