package io.github.impotparticulier.particulier;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tous les champs des réponses de l'API Particulier : où ils sont, leur genre, et l'accesseur qui les lit. */
final class Champs {
    /** Un champ ; {@code a[].b} est celui du premier élément d'une liste. */
    record Champ(
            Class<? extends ReponseParticulier> type,
            String chemin,
            Genre genre,
            Function<ReponseParticulier, ?> lecture) {
        @Override
        public String toString() {
            return type.getSimpleName() + " " + chemin + " " + genre;
        }
    }

    private static final Table<QuotientFamilialCaf> QUOTIENT = new Table<>(QuotientFamilialCaf.class);
    private static final Table<ParticipationFamiliale> PARTICIPATION = new Table<>(ParticipationFamiliale.class);
    private static final Table<StatutMajorable> MAJORABLE = new Table<>(StatutMajorable.class);
    private static final Table<StatutPrestation> PRESTATION = new Table<>(StatutPrestation.class);
    private static final Table<StatutC2s> C2S = new Table<>(StatutC2s.class);
    private static final Table<StatutEnfant> ENFANT = new Table<>(StatutEnfant.class);
    private static final Table<FoyerRsa> RSA = new Table<>(FoyerRsa.class);
    private static final Table<Scolarite> SCOLARITE = new Table<>(Scolarite.class);
    private static final Table<StatutEtudiant> ETUDIANT = new Table<>(StatutEtudiant.class);
    private static final Table<StatutBoursier> BOURSIER = new Table<>(StatutBoursier.class);
    private static final Table<StatutDemandeurEmploi> EMPLOI = new Table<>(StatutDemandeurEmploi.class);
    private static final Table<Indemnites> INDEMNITES = new Table<>(Indemnites.class);

    static final List<Champ> TOUS = Stream.of(
                    quotient(),
                    participation(),
                    prestations(),
                    rsa(),
                    scolarite(),
                    etudiant(),
                    boursier(),
                    emploi(),
                    indemnites())
            .flatMap(champs -> champs)
            .toList();

    private Champs() {}

    /** Les champs d'une sorte de réponse. */
    private record Table<R extends ReponseParticulier>(Class<R> type) {
        Champ champ(String chemin, Genre genre, Function<R, ?> lecture) {
            return new Champ(type, chemin, genre, reponse -> lecture.apply(type.cast(reponse)));
        }

        /** Un mois, que deux champs font. */
        Stream<Champ> mois(String annee, Genre deLAnnee, String mois, Genre duMois, Function<R, ?> lecture) {
            Champ un = champ(annee, deLAnnee, lecture);
            return Stream.of(un, new Champ(type, mois, duMois, un.lecture()));
        }

        /** Une liste, et les champs de son premier élément. */
        <T> Stream<Champ> liste(String ou, Function<R, List<T>> lecture, Function<Partie<R, T>, Stream<Champ>> champs) {
            return Stream.concat(
                    Stream.of(champ(ou, Genre.LISTE, lecture)),
                    champs.apply(new Partie<>(
                            this,
                            ou + "[]",
                            reponse -> lecture.apply(reponse).stream().findFirst())));
        }

        /** Un objet, et ses champs. */
        <T> Stream<Champ> objet(
                String ou, Function<R, Optional<T>> lecture, Function<Partie<R, T>, Stream<Champ>> champs) {
            return Stream.concat(
                    Stream.of(champ(ou, Genre.OBJET, lecture)), champs.apply(new Partie<>(this, ou, lecture)));
        }
    }

    /** Les champs d'un objet inclus dans une réponse. */
    private record Partie<R extends ReponseParticulier, T>(Table<R> table, String ou, Function<R, Optional<T>> acces) {
        Champ champ(String nom, Genre genre, Function<T, Optional<?>> lecture) {
            return table.champ(
                    ou + "." + nom, genre, reponse -> acces.apply(reponse).flatMap(lecture));
        }

        Champ noms(String nom, Genre genre, Function<T, List<String>> lecture) {
            return table.champ(
                    ou + "." + nom,
                    genre,
                    reponse -> acces.apply(reponse).map(lecture).orElse(List.of()));
        }

        <U> Stream<Champ> objet(
                String nom, Function<T, Optional<U>> lecture, Function<Partie<R, U>, Stream<Champ>> champs) {
            return table.objet(ou + "." + nom, reponse -> acces.apply(reponse).flatMap(lecture), champs);
        }
    }

    private static Stream<Champ> quotient() {
        String bloc = "quotient_familial.";
        return Stream.of(
                        Stream.of(
                                QUOTIENT.champ(bloc + "valeur", Genre.ENTIER, QuotientFamilialCaf::valeur),
                                QUOTIENT.champ(
                                        bloc + "fournisseur", Genre.FOURNISSEUR, QuotientFamilialCaf::fournisseur)),
                        QUOTIENT.mois(
                                bloc + "annee",
                                Genre.ANNEE_DE_MARS,
                                bloc + "mois",
                                Genre.MOIS_DE_2025,
                                QuotientFamilialCaf::periodeDemandee),
                        QUOTIENT.mois(
                                bloc + "annee_calcul",
                                Genre.ANNEE_DE_NOVEMBRE,
                                bloc + "mois_calcul",
                                Genre.MOIS_DE_2024,
                                QuotientFamilialCaf::periodeCalcul),
                        QUOTIENT.liste("allocataires", QuotientFamilialCaf::allocataires, Champs::personne),
                        QUOTIENT.liste("enfants", QuotientFamilialCaf::enfants, Champs::personne),
                        QUOTIENT.objet("adresse", QuotientFamilialCaf::adresse, Champs::adresse))
                .flatMap(champs -> champs);
    }

    private static Stream<Champ> participation() {
        String bloc = "parametres_calcul_participation_familiale.";
        String base = bloc + "base_ressources_annuelles.";
        return Stream.of(
                        Stream.of(
                                PARTICIPATION.champ(
                                        bloc + "nombre_enfants_a_charge",
                                        Genre.ENTIER,
                                        ParticipationFamiliale::nombreEnfantsACharge),
                                PARTICIPATION.champ(
                                        bloc + "nombre_enfants_beneficiaire_aeeh",
                                        Genre.ENTIER,
                                        ParticipationFamiliale::nombreEnfantsBeneficiaireAeeh),
                                PARTICIPATION.champ(
                                        base + "valeur", Genre.ENTIER, ParticipationFamiliale::baseRessourcesAnnuelles),
                                PARTICIPATION.champ(
                                        base + "annee_calcul",
                                        Genre.ANNEE,
                                        ParticipationFamiliale::anneeBaseRessources)),
                        PARTICIPATION.liste(
                                "allocataires", ParticipationFamiliale::allocataires, Champs::personneSituee),
                        PARTICIPATION.liste("enfants", ParticipationFamiliale::enfants, Champs::personneSituee),
                        PARTICIPATION.objet("adresse", ParticipationFamiliale::adresse, Champs::adresse))
                .flatMap(champs -> champs);
    }

    private static Stream<Champ> prestations() {
        return Stream.of(
                MAJORABLE.champ("est_beneficiaire", Genre.OUI_OU_NON, StatutMajorable::estBeneficiaire),
                MAJORABLE.champ("avec_majoration", Genre.OUI_OU_NON, StatutMajorable::avecMajoration),
                MAJORABLE.champ("date_debut_droit", Genre.DATE, StatutMajorable::dateDebutDroit),
                PRESTATION.champ("est_beneficiaire", Genre.OUI_OU_NON, StatutPrestation::estBeneficiaire),
                PRESTATION.champ("date_debut_droit", Genre.DATE, StatutPrestation::dateDebutDroit),
                C2S.champ("est_beneficiaire", Genre.OUI_OU_NON, StatutC2s::estBeneficiaire),
                C2S.champ("avec_participation", Genre.OUI_OU_NON, StatutC2s::avecParticipation),
                C2S.champ("date_debut_droit", Genre.DATE, StatutC2s::dateDebutDroit),
                ENFANT.champ("status", Genre.STATUT, StatutEnfant::statut),
                ENFANT.champ("date_debut_droit", Genre.DATE, StatutEnfant::dateDebutDroit));
    }

    private static Stream<Champ> rsa() {
        return Stream.concat(
                RSA.liste(
                        "beneficiaires",
                        FoyerRsa::beneficiaires,
                        personne -> Stream.concat(
                                personne(personne),
                                Stream.of(personne.champ("qualite", Genre.QUALITE, PersonneFoyer::qualite)))),
                RSA.liste("personnes_a_charge", FoyerRsa::personnesACharge, Champs::personne));
    }

    private static Stream<Champ> scolarite() {
        return Stream.of(
                        SCOLARITE.objet(
                                "identite",
                                Scolarite::identite,
                                identite -> Stream.of(
                                        identite.champ("nom", Genre.NOM, Identite::nomNaissance),
                                        identite.noms("prenom", Genre.PRENOM, Identite::prenoms),
                                        identite.champ("sexe", Genre.SEXE, Identite::sexe),
                                        identite.champ("date_naissance", Genre.NAISSANCE, Identite::dateNaissance))),
                        SCOLARITE.objet(
                                "module_elementaire_formation",
                                Scolarite::moduleElementaireFormation,
                                formation -> Stream.of(
                                        formation.champ("code_mef_stat", Genre.TEXTE, CodeLibelle::code),
                                        formation.champ("libelle", Genre.TEXTE, CodeLibelle::libelle))),
                        SCOLARITE.objet("statut_eleve", Scolarite::statutEleve, Champs::codeLibelle),
                        SCOLARITE.objet(
                                "etablissement",
                                Scolarite::etablissement,
                                etablissement -> Stream.of(
                                        etablissement.champ("code_uai", Genre.TEXTE, Etablissement::codeUai),
                                        etablissement.champ("nom", Genre.TEXTE, Etablissement::nom),
                                        etablissement.champ(
                                                "code_ministere_tutelle",
                                                Genre.TEXTE,
                                                Etablissement::codeMinistereTutelle))),
                        SCOLARITE.objet("regime_pensionnat", Scolarite::regimePensionnat, Champs::codeLibelle),
                        Stream.of(
                                SCOLARITE.champ("annee_scolaire", Genre.TEXTE, Scolarite::anneeScolaire),
                                SCOLARITE.champ("est_scolarise", Genre.OUI_OU_NON, Scolarite::estScolarise),
                                SCOLARITE.champ("est_boursier", Genre.OUI_OU_NON, Scolarite::estBoursier),
                                SCOLARITE.champ("echelon_bourse", Genre.ENTIER, Scolarite::echelonBourse)))
                .flatMap(champs -> champs);
    }

    private static Stream<Champ> etudiant() {
        return Stream.concat(
                ETUDIANT.objet(
                        "identite",
                        StatutEtudiant::identite,
                        identite -> Stream.of(
                                identite.champ("nom_naissance", Genre.NOM, Identite::nomNaissance),
                                identite.noms("prenom", Genre.PRENOM, Identite::prenoms),
                                identite.champ("date_naissance", Genre.NAISSANCE, Identite::dateNaissance))),
                ETUDIANT.liste(
                        "admissions",
                        StatutEtudiant::admissions,
                        admission -> Stream.of(
                                        Stream.of(
                                                admission.champ(
                                                        "date_debut", Genre.DATE_DE_PERIODE, Admission::dateDebut),
                                                admission.champ("date_fin", Genre.DATE_DE_PERIODE, Admission::dateFin),
                                                admission.champ("est_inscrit", Genre.OUI_OU_NON, Admission::estInscrit),
                                                admission.champ(
                                                        "code_cog_insee_commune", Genre.TEXTE, Admission::codeCommune)),
                                        admission.objet(
                                                "regime_formation", Admission::regimeFormation, Champs::codeLibelle),
                                        admission.objet(
                                                "etablissement_etudes",
                                                Admission::etablissement,
                                                etablissement -> Stream.of(
                                                        etablissement.champ("uai", Genre.TEXTE, Etablissement::codeUai),
                                                        etablissement.champ("nom", Genre.TEXTE, Etablissement::nom))))
                                .flatMap(champs -> champs)));
    }

    private static Stream<Champ> boursier() {
        return Stream.of(
                        Stream.of(
                                BOURSIER.champ(
                                        "statut_boursier.est_boursier", Genre.OUI_OU_NON, StatutBoursier::estBoursier),
                                BOURSIER.champ("statut_boursier.est_radie", Genre.OUI_OU_NON, StatutBoursier::estRadie),
                                BOURSIER.champ(
                                        "statut_boursier.date_radiation", Genre.DATE, StatutBoursier::dateRadiation),
                                BOURSIER.champ(
                                        "periode_versement_bourse.date_rentree",
                                        Genre.DATE,
                                        StatutBoursier::dateRentree),
                                BOURSIER.champ(
                                        "periode_versement_bourse.duree",
                                        Genre.DECIMAL,
                                        StatutBoursier::dureeVersement),
                                BOURSIER.champ("echelon_bourse.echelon", Genre.TEXTE, StatutBoursier::echelon),
                                BOURSIER.champ(
                                        "echelon_bourse.echelon_bourse_regionale_provisoire",
                                        Genre.OUI_OU_NON,
                                        StatutBoursier::echelonProvisoire),
                                BOURSIER.champ("email", Genre.TEXTE, StatutBoursier::email),
                                BOURSIER.champ("ine", Genre.TEXTE, StatutBoursier::ine)),
                        BOURSIER.objet(
                                "etablissement_etudes",
                                StatutBoursier::etablissement,
                                etablissement -> Stream.of(
                                        etablissement.champ("nom_commune", Genre.TEXTE, Etablissement::commune),
                                        etablissement.champ("nom_etablissement", Genre.TEXTE, Etablissement::nom))),
                        BOURSIER.objet(
                                "identite",
                                StatutBoursier::identite,
                                identite -> Stream.of(
                                        identite.champ("nom", Genre.NOM, Identite::nomNaissance),
                                        identite.noms("prenoms", Genre.NOMS, Identite::prenoms),
                                        identite.champ("date_naissance", Genre.NAISSANCE, Identite::dateNaissance),
                                        identite.champ(
                                                "nom_commune_naissance", Genre.TEXTE, Identite::communeNaissance),
                                        identite.champ("sexe", Genre.SEXE, Identite::sexe))))
                .flatMap(champs -> champs);
    }

    private static Stream<Champ> emploi() {
        String inscription = "inscription.";
        return Stream.of(
                        Stream.of(
                                EMPLOI.champ("identifiant", Genre.TEXTE, StatutDemandeurEmploi::identifiant),
                                EMPLOI.champ("contact.email", Genre.TEXTE, StatutDemandeurEmploi::email),
                                EMPLOI.champ("contact.telephone", Genre.TEXTE, StatutDemandeurEmploi::telephone),
                                EMPLOI.champ(
                                        "contact.telephone2", Genre.TEXTE, StatutDemandeurEmploi::telephoneSecondaire),
                                EMPLOI.champ(
                                        inscription + "date_debut", Genre.DATE, StatutDemandeurEmploi::dateInscription),
                                EMPLOI.champ(
                                        inscription + "date_fin",
                                        Genre.DATE,
                                        StatutDemandeurEmploi::dateFinInscription),
                                EMPLOI.champ(
                                        inscription + "code_certification_cnav",
                                        Genre.TEXTE,
                                        StatutDemandeurEmploi::codeCertificationCnav)),
                        EMPLOI.objet(inscription + "categorie", StatutDemandeurEmploi::categorie, Champs::codeLibelle),
                        EMPLOI.objet(
                                "identite",
                                StatutDemandeurEmploi::identite,
                                identite -> Stream.of(
                                        identite.champ("civilite", Genre.TEXTE, Identite::civilite),
                                        identite.champ("nom_naissance", Genre.NOM, Identite::nomNaissance),
                                        identite.champ("nom_usage", Genre.NOM, Identite::nomUsage),
                                        identite.noms("prenom", Genre.PRENOM, Identite::prenoms),
                                        identite.champ("sexe", Genre.SEXE, Identite::sexe),
                                        identite.champ("date_naissance", Genre.NAISSANCE, Identite::dateNaissance))),
                        EMPLOI.objet(
                                "adresse",
                                StatutDemandeurEmploi::adresse,
                                adresse -> Stream.of(
                                        adresse.champ("code_postal", Genre.TEXTE, AdresseEmploi::codePostal),
                                        adresse.champ(
                                                "code_cog_insee_commune", Genre.TEXTE, AdresseEmploi::codeCommune),
                                        adresse.champ("localite", Genre.TEXTE, AdresseEmploi::localite),
                                        adresse.champ("ligne_voie", Genre.TEXTE, AdresseEmploi::voie),
                                        adresse.champ("ligne_nom", Genre.TEXTE, AdresseEmploi::nom),
                                        adresse.champ(
                                                "ligne_complement_destinataire",
                                                Genre.TEXTE,
                                                AdresseEmploi::complementDestinataire),
                                        adresse.champ(
                                                "ligne_complement_adresse",
                                                Genre.TEXTE,
                                                AdresseEmploi::complementAdresse),
                                        adresse.champ(
                                                "ligne_complement_distribution",
                                                Genre.TEXTE,
                                                AdresseEmploi::complementDistribution))))
                .flatMap(champs -> champs);
    }

    private static Stream<Champ> indemnites() {
        return Stream.concat(
                Stream.of(INDEMNITES.champ("identifiant", Genre.TEXTE, Indemnites::identifiant)),
                INDEMNITES.liste(
                        "paiements",
                        Indemnites::paiements,
                        paiement -> Stream.of(
                                paiement.champ("date_versement", Genre.DATE, Paiement::dateVersement),
                                paiement.champ("montant_total", Genre.DECIMAL, Paiement::montantTotal),
                                paiement.champ("montant_allocations", Genre.DECIMAL, Paiement::montantAllocations),
                                paiement.champ("montant_aides", Genre.DECIMAL, Paiement::montantAides),
                                paiement.champ("montant_autres", Genre.DECIMAL, Paiement::montantAutres))));
    }

    private static <R extends ReponseParticulier> Stream<Champ> personne(Partie<R, PersonneFoyer> personne) {
        return Stream.of(
                personne.champ("nom_naissance", Genre.NOM, PersonneFoyer::nomNaissance),
                personne.champ("nom_usage", Genre.NOM, PersonneFoyer::nomUsage),
                personne.champ("prenoms", Genre.NOM, PersonneFoyer::prenoms),
                personne.champ("date_naissance", Genre.NAISSANCE, PersonneFoyer::dateNaissance),
                personne.champ("sexe", Genre.SEXE, PersonneFoyer::sexe));
    }

    private static <R extends ReponseParticulier> Stream<Champ> personneSituee(Partie<R, PersonneFoyer> personne) {
        return Stream.concat(
                personne(personne),
                Stream.of(personne.champ(
                        "code_cog_insee_commune_naissance", Genre.TEXTE, PersonneFoyer::codeCommuneNaissance)));
    }

    private static <R extends ReponseParticulier> Stream<Champ> adresse(Partie<R, AdresseFoyer> adresse) {
        return Stream.of(
                adresse.champ("destinataire", Genre.TEXTE, AdresseFoyer::destinataire),
                adresse.champ("complement_information", Genre.TEXTE, AdresseFoyer::complementInformation),
                adresse.champ(
                        "complement_information_geographique",
                        Genre.TEXTE,
                        AdresseFoyer::complementInformationGeographique),
                adresse.champ("numero_libelle_voie", Genre.TEXTE, AdresseFoyer::numeroLibelleVoie),
                adresse.champ("lieu_dit", Genre.TEXTE, AdresseFoyer::lieuDit),
                adresse.champ("code_postal_ville", Genre.TEXTE, AdresseFoyer::codePostalVille),
                adresse.champ("pays", Genre.TEXTE, AdresseFoyer::pays));
    }

    private static <R extends ReponseParticulier> Stream<Champ> codeLibelle(Partie<R, CodeLibelle> partie) {
        return Stream.of(
                partie.champ("code", Genre.TEXTE, CodeLibelle::code),
                partie.champ("libelle", Genre.TEXTE, CodeLibelle::libelle));
    }
}
