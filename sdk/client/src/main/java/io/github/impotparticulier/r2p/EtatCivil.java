package io.github.impotparticulier.r2p;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * L'état civil d'une personne à rechercher. Seuls le nom et les prénoms sont exigés ; plus il est complet, moins il désigne
 * plusieurs personnes.
 *
 * <p>Accents, minuscules, apostrophes et traits d'union sont gardés : le serveur les ramène à son registre. Les formes sont
 * vérifiées ici, avant tout envoi. Source : fichier OpenAPI R2P.
 */
public final class EtatCivil {
    /** Le code INSEE de la France. */
    public static final String FRANCE = "99100";

    private final String nom;
    private final String prenoms;
    private final @Nullable Sexe sexe;
    private final @Nullable String dateNaissance;
    private final @Nullable String paysNaissance;
    private final @Nullable String departementNaissance;
    private final @Nullable String communeNaissance;

    private EtatCivil(Builder builder, String nom, String prenoms) {
        this.nom = nom;
        this.prenoms = prenoms;
        sexe = builder.sexe;
        dateNaissance = builder.dateNaissance;
        paysNaissance = builder.paysNaissance;
        departementNaissance = builder.departementNaissance;
        communeNaissance = builder.communeNaissance;
    }

    /** {@return de quoi composer un état civil} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return le nom de naissance} */
    public String nom() {
        return nom;
    }

    /** {@return les prénoms, séparés par une espace} */
    public String prenoms() {
        return prenoms;
    }

    /** {@return le sexe ; vide s'il n'est pas donné} */
    public Optional<Sexe> sexe() {
        return Optional.ofNullable(sexe);
    }

    /** {@return la date de naissance, {@code AAAA}, {@code MM/AAAA} ou {@code JJ/MM/AAAA} ; vide si elle n'est pas donnée} */
    public Optional<String> dateNaissance() {
        return Optional.ofNullable(dateNaissance);
    }

    /** {@return le code INSEE du pays de naissance ; vide s'il n'est pas donné} */
    public Optional<String> paysNaissance() {
        return Optional.ofNullable(paysNaissance);
    }

    /** {@return le département de naissance, par exemple {@code 75}, {@code 2A} ou {@code 974} ; vide s'il n'est pas donné} */
    public Optional<String> departementNaissance() {
        return Optional.ofNullable(departementNaissance);
    }

    /** {@return le code de la commune de naissance, sans le département ; vide s'il n'est pas donné} */
    public Optional<String> communeNaissance() {
        return Optional.ofNullable(communeNaissance);
    }

    /** {@return vrai s'il n'y a que le nom et les prénoms} */
    boolean estNu() {
        return sexe == null && dateNaissance == null && paysNaissance == null;
    }

    private List<Object> contenu() {
        return List.of(
                nom, prenoms, sexe(), dateNaissance(), paysNaissance(), departementNaissance(), communeNaissance());
    }

    /** {@return vrai si l'autre état civil est le même} */
    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof EtatCivil etatCivil && contenu().equals(etatCivil.contenu());
    }

    /** {@return un code de hachage fondé sur le contenu} */
    @Override
    public int hashCode() {
        return contenu().hashCode();
    }

    /** {@return un texte fixe, sans l'état civil} */
    @Override
    public String toString() {
        return "EtatCivil[masqué]";
    }

    /**
     * Compose un {@link EtatCivil}. Une forme refusée lève aussitôt
     * {@link io.github.impotparticulier.erreur.RequeteInvalideException}, qui ne cite pas la valeur.
     */
    public static final class Builder {
        private static final int NOM_MAX = 100;
        private static final int PRENOM_MAX = 20;
        private static final int PRENOMS_MAX = 200;
        private static final int PREMIERE_ANNEE = 1850;
        private static final int DERNIERE_ANNEE = 2100;

        private @Nullable String nom;
        private @Nullable String prenoms;
        private @Nullable Sexe sexe;
        private @Nullable String dateNaissance;
        private @Nullable String paysNaissance;
        private @Nullable String departementNaissance;
        private @Nullable String communeNaissance;

        private Builder() {}

        /**
         * Donne le nom de naissance.
         *
         * @param valeur 100 caractères au plus
         * @return ce builder
         */
        public Builder nom(String valeur) {
            nom = Formes.texte(valeur, "Nom", NOM_MAX);
            return this;
        }

        /**
         * Donne les prénoms, séparés par des espaces.
         *
         * @param valeur 20 caractères au plus par prénom
         * @return ce builder
         */
        public Builder prenoms(String valeur) {
            String net = Formes.texte(valeur, "Prénoms", PRENOMS_MAX);
            for (String prenom : net.split(" ", -1)) {
                if (prenom.length() > PRENOM_MAX) {
                    throw Formes.invalide("Prénoms : " + PRENOM_MAX + " caractères au plus pour chacun.");
                }
            }
            prenoms = net;
            return this;
        }

        /**
         * Donne le sexe.
         *
         * @param valeur le sexe à l'état civil
         * @return ce builder
         */
        public Builder sexe(Sexe valeur) {
            sexe = Objects.requireNonNull(valeur, "sexe");
            return this;
        }

        /**
         * Donne la date de naissance.
         *
         * @param date le jour
         * @return ce builder
         */
        public Builder dateNaissance(LocalDate date) {
            Objects.requireNonNull(date, "dateNaissance");
            verifierAnnee(date.getYear());
            dateNaissance =
                    DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT).format(date);
            return this;
        }

        /**
         * Donne la date de naissance, quand seul le mois est connu.
         *
         * @param mois le mois et l'année
         * @return ce builder
         */
        public Builder dateNaissance(YearMonth mois) {
            Objects.requireNonNull(mois, "dateNaissance");
            verifierAnnee(mois.getYear());
            dateNaissance = DateTimeFormatter.ofPattern("MM/uuuu", Locale.ROOT).format(mois);
            return this;
        }

        /**
         * Donne la date de naissance, quand seule l'année est connue.
         *
         * @param annee l'année
         * @return ce builder
         */
        public Builder dateNaissance(Year annee) {
            Objects.requireNonNull(annee, "dateNaissance");
            verifierAnnee(annee.getValue());
            dateNaissance = Integer.toString(annee.getValue());
            return this;
        }

        /**
         * Donne le lieu de naissance, en France.
         *
         * @param departement le code du département ou de la collectivité, par exemple {@code 75}, {@code 2A} ou {@code 974}
         * @param commune les trois derniers chiffres du code INSEE de la commune, deux en collectivité d'outre-mer
         * @return ce builder
         */
        public Builder naissanceEnFrance(String departement, String commune) {
            String code = Formes.departement(departement);
            communeNaissance = Formes.commune(commune, code);
            departementNaissance = code;
            paysNaissance = FRANCE;
            return this;
        }

        /**
         * Donne le pays de naissance, à l'étranger.
         *
         * @param codePays le code INSEE du pays, cinq chiffres qui commencent par 99
         * @return ce builder
         */
        public Builder naissanceALEtranger(String codePays) {
            String code = Formes.pays(codePays);
            if (code.equals(FRANCE)) {
                throw Formes.invalide(
                        "Pays de naissance : pour la France, appelez naissanceEnFrance(département, commune).");
            }
            paysNaissance = code;
            departementNaissance = null;
            communeNaissance = null;
            return this;
        }

        /**
         * {@return l'état civil}
         *
         * @throws IllegalStateException s'il manque le nom ou les prénoms
         */
        public EtatCivil build() {
            if (nom == null || prenoms == null) {
                throw new IllegalStateException(
                        "Il manque le nom ou les prénoms : appelez nom(…) et prenoms(…) avant build().");
            }
            return new EtatCivil(this, nom, prenoms);
        }

        private static void verifierAnnee(int annee) {
            if (annee < PREMIERE_ANNEE || annee > DERNIERE_ANNEE) {
                throw Formes.invalide(
                        "Date de naissance : donnez une année de " + PREMIERE_ANNEE + " à " + DERNIERE_ANNEE + ".");
            }
        }
    }
}
