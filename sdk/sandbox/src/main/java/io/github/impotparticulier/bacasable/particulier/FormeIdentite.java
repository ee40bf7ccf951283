package io.github.impotparticulier.bacasable.particulier;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Ce qu'une ressource exige d'un état civil en mode identité ; les caisses ont leurs règles, les autres les leurs. */
enum FormeIdentite implements Controle {
    /** Les caisses : la date peut être partielle, les prénoms manquer, le lieu est requis. */
    FAMILLE {
        @Override
        public void controler(Requete requete, Contexte contexte, List<Erreur> erreurs) {
            nom(requete, contexte, erreurs, contexte.generation().automne());
            String nomUsage = requete.texte("nomUsage");
            if (contexte.generation().automne()
                    && nomUsage != null
                    && !LETTRES.matcher(droit(nomUsage)).matches()) {
                erreurs.add(contexte.erreur(RefusPlateforme.NOM_NAISSANCE).surParametre("nomUsage"));
            }
            Pattern forme = contexte.generation().automne() ? LETTRES : LETTRES_ET_VIRGULES;
            List<String> prenoms = requete.tableau(PRENOMS);
            if (requete.porte(PRENOMS)
                    || !prenoms.stream()
                            .allMatch(prenom -> forme.matcher(prenom).matches())) {
                erreurs.add(contexte.erreur(RefusPlateforme.PRENOMS_FAMILLE));
            }
            if (!dateDeFamille(requete, contexte.jour())) {
                erreurs.add(contexte.erreur(RefusPlateforme.DATE_NAISSANCE));
            }
            // En avril, le sexe absent n'est pas une erreur de l'appelant : le serveur échoue, plus loin.
            sexe(requete, contexte, erreurs, contexte.generation().automne());
            lieuDeFamille(requete, contexte, erreurs);
        }
    },
    /** L'état civil entier, lieu excepté. */
    ELEVE {
        @Override
        public void controler(Requete requete, Contexte contexte, List<Erreur> erreurs) {
            commun(requete, contexte, erreurs, true);
        }
    },
    /** L'état civil entier, et un lieu si on le veut. */
    ETUDIANT {
        @Override
        public void controler(Requete requete, Contexte contexte, List<Erreur> erreurs) {
            commun(requete, contexte, erreurs, true);
            commune(requete, contexte, erreurs);
        }
    },
    /** Comme un étudiant, sexe facultatif. */
    BOURSIER {
        @Override
        public void controler(Requete requete, Contexte contexte, List<Erreur> erreurs) {
            commun(requete, contexte, erreurs, false);
            commune(requete, contexte, erreurs);
        }
    };

    static final String PRENOMS = "prenoms";
    static final Pattern COMMUNE = Pattern.compile("([013-9]\\d|2[AB1-9])\\d{3}");

    private static final Pattern LETTRES = Pattern.compile("[a-zA-ZÀ-ÖØ-öø-ÿ' -]+");
    private static final Pattern LETTRES_ET_VIRGULES = Pattern.compile("[a-zA-ZÀ-ÖØ-öø-ÿ' ,-]+");
    private static final Pattern PAYS = Pattern.compile("99\\d{3}|92352");
    private static final Pattern DEPARTEMENT =
            Pattern.compile("0[1-9]|1[0-9]|2[1-9]|[3-8][0-9]|9[0-5]|2[AB]|97[12346]");
    private static final LocalDate PLUS_TOT = LocalDate.of(1900, 1, 1);

    /** L'apostrophe typographique, que l'automne admet, redressée. */
    static String droit(String nom) {
        return nom.replace('’', '\'');
    }

    private static void nom(Requete requete, Contexte contexte, List<Erreur> erreurs, boolean redresser) {
        String nom = requete.texte("nomNaissance");
        if (nom == null || !LETTRES.matcher(redresser ? droit(nom) : nom).matches()) {
            erreurs.add(contexte.erreur(RefusPlateforme.NOM_NAISSANCE));
        }
    }

    private static void commun(Requete requete, Contexte contexte, List<Erreur> erreurs, boolean sexeRequis) {
        nom(requete, contexte, erreurs, false);
        List<String> prenoms = requete.tableau(PRENOMS);
        if (prenoms.isEmpty()
                || requete.porte(PRENOMS)
                || !prenoms.stream().allMatch(prenom -> LETTRES.matcher(prenom).matches())) {
            erreurs.add(contexte.erreur(RefusPlateforme.PRENOMS));
        }
        dateEntiere(requete, contexte, erreurs);
        sexe(requete, contexte, erreurs, sexeRequis);
    }

    private static void sexe(Requete requete, Contexte contexte, List<Erreur> erreurs, boolean requis) {
        String sexe = requete.texte("sexeEtatCivil");
        if (sexe == null ? requis : !sexe.matches("[MF]")) {
            erreurs.add(contexte.erreur(RefusPlateforme.SEXE));
        }
    }

    private static boolean dateDeFamille(Requete requete, LocalDate jour) {
        OptionalInt annee = requete.entier("anneeDateNaissance");
        OptionalInt mois = requete.entier("moisDateNaissance");
        OptionalInt quantieme = requete.entier("jourDateNaissance");
        boolean nombres = (mois.isPresent() || requete.texte("moisDateNaissance") == null)
                && (quantieme.isPresent() || requete.texte("jourDateNaissance") == null);
        // Un jour sans mois est ignoré ; ce qui manque est remplacé par ce qui existe toujours.
        return nombres
                && annee.isPresent()
                && existe(annee.getAsInt(), mois.orElse(1), mois.isPresent() ? quantieme.orElse(1) : 1, jour);
    }

    private static void dateEntiere(Requete requete, Contexte contexte, List<Erreur> erreurs) {
        OptionalInt annee = requete.entier("anneeDateNaissance");
        OptionalInt mois = requete.entier("moisDateNaissance");
        OptionalInt quantieme = requete.entier("jourDateNaissance");
        if (annee.isEmpty()) {
            erreurs.add(contexte.erreur(RefusPlateforme.ANNEE_NAISSANCE));
        }
        if (mois.isEmpty()) {
            erreurs.add(contexte.erreur(RefusPlateforme.MOIS_NAISSANCE));
        }
        if (quantieme.isEmpty()) {
            erreurs.add(contexte.erreur(RefusPlateforme.JOUR_NAISSANCE));
        }
        if (annee.isPresent()
                && mois.isPresent()
                && quantieme.isPresent()
                && !existe(annee.getAsInt(), mois.getAsInt(), quantieme.getAsInt(), contexte.jour())) {
            erreurs.add(contexte.erreur(RefusPlateforme.JOUR_INEXISTANT));
        }
    }

    private static boolean existe(int annee, int mois, int quantieme, LocalDate jour) {
        try {
            LocalDate date = LocalDate.of(annee, mois, quantieme);
            return !date.isBefore(PLUS_TOT) && date.isBefore(jour);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void lieuDeFamille(Requete requete, Contexte contexte, List<Erreur> erreurs) {
        String pays = requete.texte("codeCogInseePaysNaissance");
        if (pays == null || !PAYS.matcher(pays).matches()) {
            erreurs.add(contexte.erreur(RefusPlateforme.PAYS_NAISSANCE));
        } else if (pays.equals(IdentiteFictive.FRANCE) && !commune(requete, contexte, erreurs)) {
            erreurs.add(contexte.erreur(RefusPlateforme.LIEU_NAISSANCE));
        }
    }

    /** Contrôle le lieu s'il est donné, et dit s'il suffit à désigner une commune ou si l'erreur est déjà dite. */
    private static boolean commune(Requete requete, Contexte contexte, List<Erreur> erreurs) {
        String code = requete.texte("codeCogInseeCommuneNaissance");
        if (code != null) {
            if (!COMMUNE.matcher(code).matches()) {
                erreurs.add(contexte.erreur(RefusPlateforme.LIEU_NAISSANCE));
            }
            return true;
        }
        String departement = requete.texte("codeCogInseeDepartementNaissance");
        if (departement != null && !DEPARTEMENT.matcher(departement).matches()) {
            erreurs.add(contexte.erreur(RefusPlateforme.DEPARTEMENT));
            return true;
        }
        return contexte.dossiers().communes().designee(requete).isPresent();
    }
}
