package io.github.impotparticulier.r2p;

import io.github.impotparticulier.DonneesDgfip;
import io.github.impotparticulier.Spi;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Une personne trouvée par R2P : numéro fiscal, état civil, adresse.
 *
 * <p>Un champ absent est vide. Source : fichier OpenAPI R2P, {@code PersonneReponse}.
 */
public final class PersonnePhysique extends DonneesDgfip {
    private final ObjetJson json;

    private PersonnePhysique(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /**
     * Construit une personne depuis le JSON de la DGFiP, pour vos tests.
     *
     * @param json un objet JSON, tel que l'API le rend
     * @return la personne
     * @throws ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé
     */
    public static PersonnePhysique depuisJson(String json) {
        return new PersonnePhysique(dansEnveloppe(ObjetJson.lire(json)));
    }

    /**
     * Construit une personne depuis le JSON de la DGFiP.
     *
     * @param utf8 un objet JSON, en UTF-8
     * @return la personne
     * @throws ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé
     */
    public static PersonnePhysique depuisJson(byte[] utf8) {
        return new PersonnePhysique(dansEnveloppe(ObjetJson.lire(utf8)));
    }

    /** {@return le numéro fiscal ; vide s'il est absent ou n'en a pas la forme} */
    public Optional<Spi> spi() {
        return json.objet("identifiant")
                .flatMap(identifiant -> identifiant.texte("spi"))
                .flatMap(Spi::siBienForme);
    }

    /** {@return le nom de naissance ; vide si absent} */
    public Optional<String> nomNaissance() {
        return etatCivil().nomDePersonne("lbNomNaissance");
    }

    /** {@return les prénoms de naissance, séparés par une espace ; vide si absent} */
    public Optional<String> prenomNaissance() {
        return etatCivil().nomDePersonne("lbPrenomNaissance");
    }

    /** {@return le nom d'usage ; vide si absent} */
    public Optional<String> nomUsage() {
        return etatCivil().nomDePersonne("lbNomUsage");
    }

    /** {@return le prénom d'usage ; vide si absent} */
    public Optional<String> prenomUsage() {
        return etatCivil().nomDePersonne("lbPrenomUsage");
    }

    /** {@return le code INSEE du pays de naissance ; vide si absent} */
    public Optional<String> codePaysNaissance() {
        return etatCivil().texte("cdPaysNaissance");
    }

    /** {@return le code INSEE du département de naissance ; vide si absent} */
    public Optional<String> codeDeptNaissance() {
        return etatCivil().texte("cdDeptNaissance");
    }

    /** {@return le code INSEE de la collectivité d'outre-mer de naissance ; vide si absent} */
    public Optional<String> codeTomNaissance() {
        return etatCivil().texte("cdTOMNaissance");
    }

    /** {@return le code INSEE de la commune de naissance, sans le département ; vide si absent} */
    public Optional<String> codeCommuneNaissance() {
        return etatCivil().texte("cdCommuneNaissance");
    }

    /** {@return le sexe ; vide s'il est absent ou d'un autre code, que {@code champ("etatCivil.cdSexe")} donne} */
    public Optional<Sexe> sexe() {
        return etatCivil().texte("cdSexe").flatMap(code -> switch (code) {
            case "1" -> Optional.of(Sexe.MASCULIN);
            case "2" -> Optional.of(Sexe.FEMININ);
            default -> Optional.empty();
        });
    }

    /** {@return l'année de naissance ; vide si absente ou nulle} */
    public OptionalInt anneeNaissance() {
        return etatCivil().partieDeDate("anneeNaissance");
    }

    /** {@return la date de naissance ; vide s'il en manque une partie ou si le jour n'existe pas} */
    public Optional<LocalDate> dateNaissance() {
        return etatCivil().date("anneeNaissance", "moisNaissance", "jourNaissance");
    }

    /** {@return l'adresse ; vide si elle est absente} */
    public Optional<AdressePersonne> adresse() {
        return json.objet("adresse").map(AdressePersonne::new);
    }

    private ObjetJson etatCivil() {
        return json.objet("etatCivil").orElse(ObjetJson.vide());
    }

    private static ObjetJson dansEnveloppe(ObjetJson enveloppe) {
        return enveloppe
                .objet("personnePhysique")
                .orElseThrow(() -> new ReponseIllisibleException(
                        "Le champ « personnePhysique » manque.", Circonstances.aucunes()));
    }
}
