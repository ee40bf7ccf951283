package io.github.impotparticulier.particulier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Une réponse de chaque sorte, telle que l'API Particulier les écrit : personnes et valeurs fictives. */
public final class Exemples {
    /** Une réponse, et comment la lire. */
    public record Exemple(
            Class<? extends ReponseParticulier> type,
            Function<byte[], ? extends ReponseParticulier> lecture,
            String json) {
        public ReponseParticulier lire() {
            return lire(json);
        }

        public ReponseParticulier lire(String autre) {
            return lecture.apply(autre.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final String ADRESSE = """
            {
              "destinataire": "Madame SPECIMEN ADA",
              "complement_information": "CHEZ M. FACTICE",
              "complement_information_geographique": "BATIMENT Z",
              "numero_libelle_voie": "3 IMPASSE DU MODELE",
              "lieu_dit": "LE GABARIT",
              "code_postal_ville": "99999 EXEMPLEVILLE",
              "pays": "FRANCE"
            }""";

    public static final List<Exemple> TOUS = List.of(
            new Exemple(QuotientFamilialCaf.class, QuotientFamilialCaf::depuisJson, """
                    {
                      "data": {
                        "quotient_familial": {
                          "fournisseur": "CNAF",
                          "valeur": 872,
                          "annee": 2025,
                          "mois": 3,
                          "annee_calcul": 2024,
                          "mois_calcul": 11
                        },
                        "allocataires": [
                          {
                            "nom_naissance": "SPECIMEN",
                            "nom_usage": "FACTICE",
                            "prenoms": "ADA MAQUETTE",
                            "date_naissance": "1984-02-29",
                            "sexe": "F"
                          },
                          {
                            "nom_naissance": "FACTICE",
                            "nom_usage": null,
                            "prenoms": "PAUL",
                            "date_naissance": "1979-00-00",
                            "sexe": "M"
                          }
                        ],
                        "enfants": [
                          {
                            "nom_naissance": "FACTICE",
                            "nom_usage": "EXEMPLE",
                            "prenoms": "LOU",
                            "date_naissance": "2019-05-00",
                            "sexe": "F"
                          },
                          {
                            "nom_naissance": "FACTICE",
                            "nom_usage": null,
                            "prenoms": "MAX",
                            "date_naissance": "0000-00-00",
                            "sexe": null
                          }
                        ],
                        "adresse": %s
                      },
                      "links": {},
                      "meta": {}
                    }""".formatted(ADRESSE)),
            new Exemple(ParticipationFamiliale.class, ParticipationFamiliale::depuisJson, """
                    {
                      "data": {
                        "allocataires": [
                          {
                            "nom_naissance": "SPECIMEN",
                            "nom_usage": "FACTICE",
                            "prenoms": "ADA MAQUETTE",
                            "date_naissance": "1984-02-29",
                            "sexe": "F",
                            "code_cog_insee_commune_naissance": "99001"
                          }
                        ],
                        "enfants": [
                          {
                            "nom_naissance": "FACTICE",
                            "nom_usage": "EXEMPLE",
                            "prenoms": "LOU",
                            "date_naissance": "2023-05-12",
                            "sexe": "M",
                            "code_cog_insee_commune_naissance": "99002"
                          }
                        ],
                        "adresse": %s,
                        "parametres_calcul_participation_familiale": {
                          "nombre_enfants_a_charge": 2,
                          "nombre_enfants_beneficiaire_aeeh": 1,
                          "base_ressources_annuelles": {"valeur": 31416, "annee_calcul": 2023}
                        }
                      },
                      "links": {"attestation_pdf": "https://exemple.invalid/attestation"},
                      "meta": {"verification_code": "SPEC-IMEN-00"}
                    }""".formatted(ADRESSE)),
            new Exemple(StatutMajorable.class, StatutMajorable::depuisJson, """
                    {
                      "data": {"est_beneficiaire": true, "avec_majoration": false, "date_debut_droit": "2021-07-14"},
                      "links": {},
                      "meta": {}
                    }"""),
            new Exemple(StatutPrestation.class, StatutPrestation::depuisJson, """
                    {"data": {"est_beneficiaire": true, "date_debut_droit": "2018-01-05"}, "links": {}, "meta": {}}"""),
            new Exemple(StatutC2s.class, StatutC2s::depuisJson, """
                    {
                      "data": {"est_beneficiaire": true, "avec_participation": true, "date_debut_droit": "2024-11-01"},
                      "links": {},
                      "meta": {}
                    }"""),
            new Exemple(StatutEnfant.class, StatutEnfant::depuisJson, """
                    {"data": {"status": "ouvrant_droit", "date_debut_droit": "2022-09-02"}, "links": {}, "meta": {}}"""),
            new Exemple(FoyerRsa.class, FoyerRsa::depuisJson, """
                    {
                      "data": {
                        "beneficiaires": [
                          {
                            "nom_naissance": "SPECIMEN",
                            "nom_usage": "FACTICE",
                            "prenoms": "Ada Maquette",
                            "date_naissance": "1984-02-29",
                            "sexe": "F",
                            "qualite": "conjoint"
                          }
                        ],
                        "personnes_a_charge": [
                          {
                            "nom_naissance": "FACTICE",
                            "nom_usage": "EXEMPLE",
                            "prenoms": "Lou",
                            "date_naissance": "2020-00-00",
                            "sexe": "M"
                          }
                        ]
                      },
                      "links": {},
                      "meta": {}
                    }"""),
            new Exemple(Scolarite.class, Scolarite::depuisJson, """
                    {
                      "data": {
                        "identite": {
                          "nom": "SPECIMEN",
                          "prenom": "LOU",
                          "sexe": "F",
                          "date_naissance": "2012-04-17"
                        },
                        "module_elementaire_formation": {"code_mef_stat": "99900000000", "libelle": "CLASSE MODELE"},
                        "annee_scolaire": "2024-2025",
                        "est_scolarise": true,
                        "statut_eleve": {"code": "ST", "libelle": "Scolaire"},
                        "etablissement": {
                          "code_uai": "9990001Z",
                          "nom": "Collège du Gabarit",
                          "code_ministere_tutelle": "06"
                        },
                        "est_boursier": true,
                        "echelon_bourse": 3,
                        "regime_pensionnat": {"code": "2", "libelle": "Demi-pensionnaire dans l'établissement"}
                      },
                      "links": {},
                      "meta": {}
                    }"""),
            new Exemple(StatutEtudiant.class, StatutEtudiant::depuisJson, """
                    {
                      "data": {
                        "identite": {
                          "nom_naissance": "SPECIMEN",
                          "prenom": "Ada",
                          "date_naissance": "2003-10-21"
                        },
                        "admissions": [
                          {
                            "date_debut": "2024-09-01",
                            "date_fin": "2025-08-31",
                            "est_inscrit": false,
                            "regime_formation": {"libelle": "formation continue", "code": "RF5"},
                            "code_cog_insee_commune": "99003",
                            "etablissement_etudes": {"uai": "9990002Y", "nom": "ECOLE DU GABARIT"}
                          }
                        ]
                      },
                      "links": {},
                      "meta": {}
                    }"""),
            new Exemple(StatutBoursier.class, StatutBoursier::depuisJson, """
                    {
                      "data": {
                        "statut_boursier": {
                          "est_boursier": true,
                          "est_radie": true,
                          "date_radiation": "2025-02-03"
                        },
                        "periode_versement_bourse": {"date_rentree": "2024-09-02", "duree": 10},
                        "etablissement_etudes": {
                          "nom_commune": "Exempleville",
                          "nom_etablissement": "Institut du Gabarit"
                        },
                        "echelon_bourse": {"echelon": "0bis", "echelon_bourse_regionale_provisoire": true},
                        "email": "ada@exemple.invalid",
                        "ine": "9999999999Z",
                        "identite": {
                          "nom": "SPECIMEN",
                          "prenoms": ["ADA", null, "MAQUETTE"],
                          "date_naissance": "2003-10-21",
                          "nom_commune_naissance": "Exempleville",
                          "sexe": "F"
                        }
                      },
                      "links": {},
                      "meta": {}
                    }"""),
            new Exemple(StatutDemandeurEmploi.class, StatutDemandeurEmploi::depuisJson, """
                    {
                      "data": {
                        "identifiant": "ada.specimen",
                        "identite": {
                          "civilite": "MME",
                          "nom_naissance": "SPECIMEN",
                          "nom_usage": "FACTICE",
                          "prenom": "ADA",
                          "sexe": "Féminin",
                          "date_naissance": "1984-02-29"
                        },
                        "contact": {
                          "email": "ada@exemple.invalid",
                          "telephone": "0199000001",
                          "telephone2": "0199000002"
                        },
                        "adresse": {
                          "code_cog_insee_commune": "99001",
                          "code_postal": "99999",
                          "ligne_complement_adresse": "BATIMENT Z",
                          "ligne_complement_destinataire": "ETAGE 3",
                          "ligne_complement_distribution": "BP 12",
                          "ligne_nom": "SPECIMEN ADA",
                          "ligne_voie": "3 IMPASSE DU MODELE",
                          "localite": "99999 EXEMPLEVILLE"
                        },
                        "inscription": {
                          "date_debut": "2023-03-06",
                          "date_fin": "2024-06-28",
                          "code_certification_cnav": "VC",
                          "categorie": {"code": 4, "libelle": "CATEGORIE MODELE"}
                        }
                      },
                      "links": {},
                      "meta": {}
                    }"""),
            new Exemple(Indemnites.class, Indemnites::depuisJson, """
                    {
                      "data": {
                        "identifiant": "ada.specimen",
                        "paiements": [
                          {
                            "date_versement": "2025-01-04",
                            "montant_total": 1012.34,
                            "montant_allocations": 950.10,
                            "montant_aides": 62.24,
                            "montant_autres": 0
                          }
                        ]
                      },
                      "links": {},
                      "meta": {}
                    }"""));

    private Exemples() {}

    /** L'exemple d'une sorte. */
    public static Exemple de(Class<? extends ReponseParticulier> type) {
        return TOUS.stream()
                .filter(exemple -> exemple.type() == type)
                .findFirst()
                .orElseThrow();
    }
}
