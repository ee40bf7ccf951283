package io.github.impotparticulier.r2p;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Spi;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Une personne trouvée par R2P : numéro fiscal, état civil, adresse.
 *
 * <p>Un champ absent est vide. Source : fichier OpenAPI R2P, {@code PersonneReponse}.
 */
public final class PersonnePhysique extends Donnees {
    private final ObjetJson json;

    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param json la réponse
     */
    public PersonnePhysique(ObjetJson json) {
        super(dansEnveloppe(json));
        this.json = dansEnveloppe(json);
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
        return new PersonnePhysique(ObjetJson.lire(json));
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
        return new PersonnePhysique(ObjetJson.lire(utf8));
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
        return etatCivil().texte("cdSexe").flatMap(Correspondance::sexe);
    }

    /** {@return l'année de naissance ; vide si absente ou nulle} */
    public OptionalInt anneeNaissance() {
        return etatCivil().partieDeDate("anneeNaissance");
    }

    /** {@return le mois de naissance, connu parfois sans le jour ; vide si absent ou nul} */
    public OptionalInt moisNaissance() {
        return etatCivil().partieDeDate("moisNaissance");
    }

    /** {@return le jour du mois de naissance ; vide si absent ou nul} */
    public OptionalInt jourNaissance() {
        return etatCivil().partieDeDate("jourNaissance");
    }

    /** {@return la date de naissance ; vide s'il en manque une partie ou si le jour n'existe pas} */
    public Optional<LocalDate> dateNaissance() {
        return etatCivil().date("anneeNaissance", "moisNaissance", "jourNaissance");
    }

    /** {@return l'adresse ; vide si elle est absente} */
    public Optional<AdressePersonne> adresse() {
        return json.objet("adresse").map(AdressePersonne::new);
    }

    /**
     * {@return vrai si le nom de naissance, les prénoms, le sexe et la date de naissance sont ceux de cet état civil}
     *
     * <p>La DGFiP rapproche des orthographes voisines : elle peut rendre une personne d'un autre nom que celui demandé. À vous de
     * décider si c'est elle. Accents, casse, espaces, apostrophes et traits d'union ne comptent pas ; les prénoms de l'un peuvent
     * n'être que les premiers de l'autre. Un sexe ou une date que l'un des deux ne donne pas n'est pas comparé. Le lieu n'est pas comparé, les codes du registre n'étant pas toujours ceux du jour de la
     * naissance.
     *
     * @param etatCivil l'état civil connu par ailleurs
     */
    public boolean correspondA(EtatCivil etatCivil) {
        Correspondance correspondance = correspondance(etatCivil);
        return !correspondance.seContredit() && correspondance.nomsSemblables();
    }

    /**
     * {@return vrai si le sexe, ou la date de naissance, ne peut être celui de cet état civil}
     *
     * <p>Ce qui n'est connu que d'un côté ne contredit rien : une personne née en 1975 sans autre précision peut l'être le 3 mars 1975,
     * et une réponse sans sexe ni date, que le contrat permet, ne contredit personne.
     *
     * @param etatCivil l'état civil connu par ailleurs
     */
    public boolean contredit(EtatCivil etatCivil) {
        return correspondance(etatCivil).seContredit();
    }

    private Correspondance correspondance(EtatCivil etatCivil) {
        Objects.requireNonNull(etatCivil, "etatCivil");
        return new Correspondance(
                json.get("etatCivil") instanceof ObjetJson rendu ? rendu : ObjetJson.vide(), etatCivil);
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
