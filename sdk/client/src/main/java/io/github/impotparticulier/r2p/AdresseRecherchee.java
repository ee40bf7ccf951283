package io.github.impotparticulier.r2p;

import io.github.impotparticulier.internal.texte.Formes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * L'adresse d'une personne à rechercher. Une voie ne se donne qu'avec un département et une commune.
 *
 * <p>R2P et SFiP ne connaissent pas les mêmes critères : {@code typeVoie} et {@code tom} sont de R2P seul, {@code codeVoie} de SFiP
 * seul ; l'appel refuse ce qui n'est pas de son API. Source : fichiers OpenAPI R2P et SFiP.
 */
public final class AdresseRecherchee {
    private final @Nullable String pays;
    private final @Nullable String departement;
    private final @Nullable String tom;
    private final @Nullable String commune;
    private final @Nullable String typeVoie;
    private final @Nullable String codeVoie;
    private final @Nullable String libelleVoie;
    private final @Nullable String numeroVoie;
    private final @Nullable String indiceRepetition;

    private AdresseRecherchee(Builder builder) {
        pays = builder.pays;
        departement = builder.departement;
        tom = builder.tom;
        commune = builder.commune;
        typeVoie = builder.typeVoie;
        codeVoie = builder.codeVoie;
        libelleVoie = builder.libelleVoie;
        numeroVoie = builder.numeroVoie;
        indiceRepetition = builder.indiceRepetition;
    }

    /** {@return de quoi composer une adresse} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return le code INSEE du pays ; vide s'il n'est pas donné} */
    public Optional<String> pays() {
        return Optional.ofNullable(pays);
    }

    /** {@return le département ; vide s'il n'est pas donné} */
    public Optional<String> departement() {
        return Optional.ofNullable(departement);
    }

    /** {@return le code de la collectivité d'outre-mer ; vide s'il n'est pas donné} */
    public Optional<String> tom() {
        return Optional.ofNullable(tom);
    }

    /** {@return le code de la commune, sans le département ; vide s'il n'est pas donné} */
    public Optional<String> commune() {
        return Optional.ofNullable(commune);
    }

    /** {@return le type de la voie (RUE, AV…) ; vide s'il n'est pas donné} */
    public Optional<String> typeVoie() {
        return Optional.ofNullable(typeVoie);
    }

    /** {@return le code de la voie ; vide s'il n'est pas donné} */
    public Optional<String> codeVoie() {
        return Optional.ofNullable(codeVoie);
    }

    /** {@return le libellé de la voie ; vide s'il n'est pas donné} */
    public Optional<String> libelleVoie() {
        return Optional.ofNullable(libelleVoie);
    }

    /** {@return le numéro dans la voie ; vide s'il n'est pas donné} */
    public Optional<String> numeroVoie() {
        return Optional.ofNullable(numeroVoie);
    }

    /** {@return l'indice de répétition, B, T ou Q ; vide s'il n'est pas donné} */
    public Optional<String> indiceRepetition() {
        return Optional.ofNullable(indiceRepetition);
    }

    private List<Object> contenu() {
        return List.of(
                pays(),
                departement(),
                tom(),
                commune(),
                typeVoie(),
                codeVoie(),
                libelleVoie(),
                numeroVoie(),
                indiceRepetition());
    }

    /** {@return vrai si l'autre adresse est la même} */
    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof AdresseRecherchee adresse && contenu().equals(adresse.contenu());
    }

    /** {@return un code de hachage fondé sur le contenu} */
    @Override
    public int hashCode() {
        return contenu().hashCode();
    }

    /** {@return un texte fixe, sans l'adresse} */
    @Override
    public String toString() {
        return "AdresseRecherchee[masquée]";
    }

    /**
     * Compose une {@link AdresseRecherchee}. Une forme refusée lève aussitôt
     * {@link io.github.impotparticulier.erreur.RequeteInvalideException}, qui ne cite pas la valeur.
     */
    public static final class Builder {
        private static final int CODE_VOIE_MAX = 4;
        private static final String METROPOLE_COURT = "(0[1-9]|[1-8][0-9]|9[0-5]|2[AB])";
        private static final Pattern METROPOLE = Pattern.compile("0?" + METROPOLE_COURT + "|" + METROPOLE_COURT + "0");
        private static final Pattern AMBIGU = Pattern.compile("0[0-9]0");
        private static final Pattern OUTRE_MER = Pattern.compile("97[1-8]|98[46-8]");
        private static final int LIBELLE_VOIE_MAX = 38;
        private static final int NUMERO_MAX = 5;

        private @Nullable String pays;
        private @Nullable String departement;
        private @Nullable String tom;
        private @Nullable String commune;
        private @Nullable String typeVoie;
        private @Nullable String codeVoie;
        private @Nullable String libelleVoie;
        private @Nullable String numeroVoie;
        private @Nullable String indiceRepetition;

        private Builder() {}

        /**
         * Donne le pays.
         *
         * @param code le code INSEE, cinq chiffres qui commencent par 99
         * @return ce builder
         */
        public Builder pays(String code) {
            pays = Formes.pays(code);
            return this;
        }

        /**
         * Donne le département seul.
         *
         * @param code par exemple {@code 16}, {@code 2A} ou {@code 974}
         * @return ce builder
         */
        public Builder departement(String code) {
            departement = formeCourante(code);
            return this;
        }

        /**
         * Donne le département et la commune.
         *
         * @param codeDepartement par exemple {@code 16}, {@code 2A} ou {@code 974}
         * @param codeCommune les trois derniers chiffres du code INSEE de la commune ({@code 411} pour 97411), deux en collectivité
         *     d'outre-mer ({@code 35} pour 98735)
         * @return ce builder
         */
        public Builder commune(String codeDepartement, String codeCommune) {
            String code = formeCourante(codeDepartement);
            commune = Formes.commune(codeCommune, code);
            departement = code;
            return this;
        }

        /**
         * Donne la collectivité d'outre-mer (R2P seulement).
         *
         * @param code par exemple {@code 975} ou {@code 987}
         * @return ce builder
         */
        public Builder tom(String code) {
            String net = formeCourante(code);
            if (!Formes.estTom(net)) {
                throw Formes.invalide("Collectivité d'outre-mer : donnez son code, par exemple 975 ou 987.");
            }
            tom = net;
            return this;
        }

        /**
         * Donne le type de la voie (R2P seulement).
         *
         * @param valeur quatre caractères au plus, par exemple {@code RUE} ou {@code AV}
         * @return ce builder
         */
        public Builder typeVoie(String valeur) {
            typeVoie = Formes.texte(valeur, "Type de voie", CODE_VOIE_MAX);
            return this;
        }

        /**
         * Donne le code de la voie (SFiP seulement).
         *
         * @param valeur quatre lettres ou chiffres
         * @return ce builder
         */
        public Builder codeVoie(String valeur) {
            String net = Formes.code(valeur, "codeVoie");
            if (!net.matches("[A-Z0-9]{" + CODE_VOIE_MAX + "}")) {
                throw Formes.invalide("Code de voie : donnez ses quatre lettres ou chiffres.");
            }
            codeVoie = net;
            return this;
        }

        /**
         * Donne le libellé de la voie.
         *
         * @param valeur 26 caractères au plus pour R2P, 38 pour SFiP
         * @return ce builder
         */
        public Builder libelleVoie(String valeur) {
            libelleVoie = Formes.texte(valeur, "Libellé de voie", LIBELLE_VOIE_MAX);
            return this;
        }

        /**
         * Donne le numéro dans la voie.
         *
         * @param valeur cinq chiffres au plus
         * @return ce builder
         */
        public Builder numeroVoie(String valeur) {
            String net = Formes.texte(valeur, "Numéro de voie", NUMERO_MAX);
            if (!net.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw Formes.invalide(
                        "Numéro de voie : donnez des chiffres ; bis, ter et quater se donnent par indiceRepetition.");
            }
            numeroVoie = net;
            return this;
        }

        /**
         * Donne l'indice de répétition.
         *
         * @param valeur {@code B} pour bis, {@code T} pour ter, {@code Q} pour quater
         * @return ce builder
         */
        public Builder indiceRepetition(String valeur) {
            String net = Formes.code(valeur, "indice");
            if (!net.matches("[BTQ]")) {
                throw Formes.invalide("Indice de répétition : donnez B (bis), T (ter) ou Q (quater).");
            }
            indiceRepetition = net;
            return this;
        }

        /** Un département d'adresse sous sa forme courante : 01, 75, 2A, 974. */
        private static String formeCourante(String valeur) {
            String net = Formes.code(valeur, "département");
            if (OUTRE_MER.matcher(net).matches()) {
                return net;
            }
            if (AMBIGU.matcher(net).matches()) {
                throw Formes.invalide(
                        "Département ambigu : R2P et SFiP ne complètent pas de même son code ; donnez-le en deux caractères.");
            }
            if (!METROPOLE.matcher(net).matches()) {
                throw Formes.invalide("Département : donnez son code, par exemple 01, 75, 2A ou 974.");
            }
            return net.length() == 3 && net.charAt(0) == '0' ? net.substring(1) : net.substring(0, 2);
        }

        /**
         * {@return l'adresse}
         *
         * @throws io.github.impotparticulier.erreur.RequeteInvalideException si l'adresse est vide, ou si une voie est donnée sans
         *     département ni commune
         */
        public AdresseRecherchee build() {
            boolean voie = typeVoie != null
                    || codeVoie != null
                    || libelleVoie != null
                    || numeroVoie != null
                    || indiceRepetition != null;
            if (voie && commune == null) {
                throw Formes.invalide(
                        "Une voie se donne avec son département (métropole ou DOM) et sa commune : appelez commune(…, …).");
            }
            if (pays == null && departement == null && tom == null) {
                throw Formes.invalide(
                        "Adresse vide : donnez au moins le pays, le département ou la collectivité d'outre-mer.");
            }
            return new AdresseRecherchee(this);
        }
    }
}
