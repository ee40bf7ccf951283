package io.github.impotparticulier.exemples.franceconnect;

import static io.github.impotparticulier.exemples.franceconnect.Navigateur.S_IDENTIFIER;
import static io.github.impotparticulier.exemples.franceconnect.Navigateur.texte;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.EchangeServi;
import io.github.impotparticulier.bacasable.FournisseurIdentite;
import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.bacasable.particulier.IdentiteFictive;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Usager;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Le téléservice, dans un navigateur, contre un vrai fournisseur OpenID Connect et le bac à sable. */
@ExtendWith(OutputCaptureExtension.class)
class TeleserviceTest {
    private static final String FAMILLE = "maries-deux-enfants";

    @AutoClose
    private static final Demonstration DEMONSTRATION = Demonstration.demarrer(0);

    @AutoClose
    private final Navigateur navigateur = new Navigateur(DEMONSTRATION.adresse());

    @AfterEach
    void retablir() {
        DEMONSTRATION.bac().retablir();
        FournisseurIdentite.relier(DEMONSTRATION.bac(), DEMONSTRATION::identifier);
    }

    @Test
    void la_page_montre_le_revenu_et_le_quotient_familial_de_la_personne_identifiee() {
        HtmlPage page = navigateur.sIdentifier(FAMILLE);

        assertThat(texte(page, "nom")).isEqualTo("PAUL JEAN SPECIMEN");
        assertThat(texte(page, "avis")).isEqualTo(revenuParSpi(FAMILLE));
        assertThat(texte(page, "quotient")).isEqualTo(quotientParIdentite(FAMILLE));
    }

    @Test
    void chacun_dans_son_navigateur_lit_ce_qui_est_a_lui() {
        try (Navigateur autre = new Navigateur(DEMONSTRATION.adresse())) {
            HtmlPage consentement = navigateur.choisir(FAMILLE);
            HtmlPage sienne = autre.sIdentifier("celibataire");
            HtmlPage mienne = navigateur.cliquer(consentement, "Continuer");

            assertThat(texte(sienne, "avis")).isEqualTo(revenuParSpi("celibataire"));
            assertThat(texte(sienne, "quotient")).isEqualTo(quotientParIdentite("celibataire"));
            assertThat(texte(mienne, "avis")).isEqualTo(revenuParSpi(FAMILLE));
            assertThat(texte(mienne, "quotient")).isEqualTo(quotientParIdentite(FAMILLE));
        }
    }

    @Test
    void la_demande_porte_tout_ce_que_franceconnect_exige() {
        Map<String, String> demande = parametres(navigateur.cliquerSansSuivre(navigateur.aller("/"), S_IDENTIFIER));

        assertThat(demande)
                .containsEntry("response_type", "code")
                .containsEntry("acr_values", "eidas1")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", DEMONSTRATION.adresse() + "/login/oauth2/code/franceconnect");
        assertThat(demande.get("state")).hasSizeGreaterThanOrEqualTo(22);
        assertThat(demande.get("nonce")).hasSizeGreaterThanOrEqualTo(22);
        assertThat(demande.get("code_challenge")).hasSizeGreaterThanOrEqualTo(43);
        assertThat(demande.get("scope").split(" "))
                .contains("openid", "identite_pivot", "dgfip_rfr", "cnaf_quotient_familial")
                .doesNotContain("email");
    }

    @Test
    void un_state_qui_n_est_pas_le_sien_est_refuse() {
        String retour = navigateur.cliquerSansSuivre(navigateur.choisir(FAMILLE), "Continuer");
        String etat = parametres(retour).get("state");

        HtmlPage page = navigateur.aller(retour.replaceFirst("state=[^&]*", "state=" + "A".repeat(etat.length())));

        assertThat(texte(page)).contains("Cette identification n'est plus valable");
        resteNonIdentifie();
    }

    @Test
    void un_retour_ne_sert_que_dans_le_navigateur_qui_l_a_demande() {
        String retour = navigateur.cliquerSansSuivre(navigateur.choisir(FAMILLE), "Continuer");

        try (Navigateur victime = new Navigateur(DEMONSTRATION.adresse())) {
            assertThat(texte(victime.aller(retour))).contains("Cette identification n'est plus valable");
        }
    }

    @Test
    void un_retour_ne_sert_qu_une_fois() {
        String retour = navigateur.cliquerSansSuivre(navigateur.choisir(FAMILLE), "Continuer");
        assertThat(texte(navigateur.aller(retour), "nom")).isNotEmpty();

        assertThat(texte(navigateur.aller(retour))).contains("Cette identification n'est plus valable");
    }

    /** Avec un {@code state} frais : c'est le fournisseur qui refuse le code, déjà échangé et d'un autre PKCE. */
    @Test
    void un_code_deja_echange_est_refuse() {
        String premier = navigateur.cliquerSansSuivre(navigateur.choisir(FAMILLE), "Continuer");
        navigateur.aller(premier);

        try (Navigateur autre = new Navigateur(DEMONSTRATION.adresse())) {
            String second = autre.cliquerSansSuivre(autre.choisir("celibataire"), "Continuer");
            HtmlPage page = autre.aller(second.replaceFirst(
                    "code=[^&]*", "code=" + parametres(premier).get("code")));

            assertThat(texte(page)).contains("Cette identification n'est plus valable");
        }
    }

    @Test
    void un_nonce_qui_n_est_pas_le_sien_est_refuse() {
        String demande = navigateur.cliquerSansSuivre(navigateur.aller("/"), S_IDENTIFIER);
        String autre = demande.replaceFirst("nonce=[^&]*", "nonce=" + "B".repeat(43));
        assertThat(autre).isNotEqualTo(demande);

        HtmlPage page = navigateur.cliquer(navigateur.choisir(navigateur.aller(autre), FAMILLE), "Continuer");

        assertThat(texte(page)).contains("nous ne l'avons pas acceptée");
        resteNonIdentifie();
    }

    @Test
    void la_deconnexion_finit_les_deux_sessions() {
        navigateur.sIdentifier(FAMILLE);
        // La session du fournisseur vit : il ne redemande pas qui c'est.
        HtmlPage consentement = navigateur.cliquer(navigateur.aller("/"), S_IDENTIFIER);
        assertThat(texte(consentement)).contains("Transmettre vos données");
        HtmlPage page = navigateur.cliquer(consentement, "Continuer");

        String vers = navigateur.cliquerSansSuivre(page, "Se déconnecter");
        assertThat(parametres(vers)).containsKeys("id_token_hint", "post_logout_redirect_uri", "state");
        assertThat(texte(navigateur.aller(vers))).contains("Vous êtes déconnecté, de ce service et de FranceConnect.");

        resteNonIdentifie();
        assertThat(texte(navigateur.cliquer(navigateur.aller("/"), S_IDENTIFIER)))
                .contains("Qui êtes-vous ?");
    }

    @Test
    void un_retour_de_deconnexion_que_nul_n_attendait_ne_deconnecte_personne() {
        navigateur.sIdentifier(FAMILLE);

        assertThat(texte(navigateur.aller("/deconnexion/retour?state=invente"))).doesNotContain("déconnecté");
        assertThat(texte(navigateur.aller("/mes-droits"), "nom")).isNotEmpty();
    }

    @Test
    void une_identification_annulee_se_dit() {
        HtmlPage page = navigateur.cliquer(navigateur.choisir(FAMILLE), "Annuler");

        assertThat(texte(page)).contains("Vous avez annulé votre identification. Rien n'a été lu.");
        resteNonIdentifie();
    }

    @Test
    void une_session_finie_se_dit_et_un_motif_invente_ne_dit_rien() {
        resteNonIdentifie();
        assertThat(texte(navigateur.aller("/?motif=gagne"))).doesNotContain("gagne");
    }

    @Test
    void une_page_rechargee_ne_relit_rien() {
        navigateur.sIdentifier(FAMILLE);
        int lus = DEMONSTRATION.bac().journal().size();

        assertThat(texte(navigateur.aller("/mes-droits"))).contains("ont été lues une fois et n'ont pas été gardées");
        assertThat(DEMONSTRATION.bac().journal()).hasSize(lus);
    }

    @Test
    void sans_avis_ni_dossier_la_page_dit_quoi_joindre() {
        HtmlPage page = navigateur.sIdentifier("sans-avis");

        assertThat(texte(page, "avis")).contains("n'a pas d'avis d'impôt récent à votre nom");
        assertThat(texte(page, "quotient")).contains("Ni la CAF ni la MSA n'a de dossier à votre nom");
    }

    @Test
    void une_panne_de_l_un_n_empeche_pas_de_lire_l_autre() {
        DEMONSTRATION.bac().panne(Panne.pageHtml(503));

        HtmlPage page = navigateur.sIdentifier(FAMILLE);

        assertThat(texte(page, "avis")).contains("L'administration fiscale ne répond pas : réessayez plus tard");
        assertThat(texte(page, "quotient")).isEqualTo(quotientParIdentite(FAMILLE));
    }

    @Test
    void un_jeton_perime_renvoie_s_identifier() {
        FournisseurIdentite.relier(DEMONSTRATION.bac(), jeton -> Optional.empty());

        HtmlPage page = navigateur.sIdentifier(FAMILLE);

        assertThat(texte(page, "avis")).contains("n'a pas accepté votre identification, qui a pu expirer");
        assertThat(texte(page, "quotient")).contains("n'a pas accepté votre identification, qui a pu expirer");
    }

    @Test
    void franceconnect_en_panne_au_depart_se_dit() {
        try (Demonstration seule = Demonstration.demarrer(0);
                Navigateur personne = new Navigateur(seule.adresse())) {
            seule.fournisseur().close();

            assertThat(texte(personne.cliquer(personne.aller("/"), S_IDENTIFIER)))
                    .contains("FranceConnect ne répond pas.");
        }
    }

    @Test
    void franceconnect_en_panne_au_retour_se_dit() {
        try (Demonstration seule = Demonstration.demarrer(0);
                Navigateur personne = new Navigateur(seule.adresse())) {
            String retour = personne.cliquerSansSuivre(personne.choisir(FAMILLE), "Continuer");
            seule.fournisseur().close();

            assertThat(texte(personne.aller(retour))).contains("FranceConnect ne répond pas.");
        }
    }

    @Test
    void rien_de_personnel_n_entre_au_journal(CapturedOutput journal) {
        Set<String> jetons = ConcurrentHashMap.newKeySet();
        FournisseurIdentite.relier(DEMONSTRATION.bac(), jeton -> {
            jetons.add(jeton);
            return DEMONSTRATION.identifier(jeton);
        });
        int avant = DEMONSTRATION.bac().journal().size();
        navigateur.sIdentifier("sans-avis");
        DEMONSTRATION.bac().panne(Panne.pageHtml(503));
        try (Navigateur autre = new Navigateur(DEMONSTRATION.adresse())) {
            autre.sIdentifier(FAMILLE);
        }

        String retour =
                navigateur.cliquerSansSuivre(navigateur.cliquer(navigateur.aller("/"), S_IDENTIFIER), "Continuer");
        navigateur.aller(retour.replaceFirst("state=[^&]*", "state=invente"));

        assertThat(jetons).hasSize(2);
        assertThat(journal.getAll())
                .contains("PERIMEE")
                .doesNotContain(parametres(retour).get("code"), "invente");
        assertThat(journal.getAll()).contains("AVIS").doesNotContain("SPECIMEN", "FANTOME");
        jetons.forEach(jeton -> assertThat(journal.getAll()).doesNotContain(jeton));
        assertThat(journal.getAll()).doesNotContainPattern(Pattern.compile("399\\d{10}"));
        assertThat(DEMONSTRATION.bac().journal().stream().skip(avant).map(EchangeServi::route))
                .isNotEmpty()
                .noneMatch(route -> route.contains("{spi}"));
    }

    private void resteNonIdentifie() {
        assertThat(texte(navigateur.aller("/mes-droits"))).contains("Votre session est terminée.");
    }

    /** Par un autre chemin que la page : le numéro fiscal. */
    private static String revenuParSpi(String cas) {
        BacASable bac = DEMONSTRATION.bac();
        try (ImpotParticulierClient client = ImpotParticulierClient.builder()
                .passerelle(bac.passerelle())
                .identifiants(bac.cle(), bac.secret())
                .build()) {
            DonneesAnnuelles<SituationIr> derniere = client.irAssiette()
                    .derniereAnnee(Usager.parSpi(bac.personne(cas).spi()));
            SituationIr situation = derniere.donnees();
            BigDecimal parts = situation.nbPart().orElseThrow();
            return enTexte("Revenu fiscal de référence de " + derniere.annee() + " : "
                    + nombre(situation.rfr().getAsLong()) + " €, pour " + nombre(parts)
                    + (parts.doubleValue() < 2 ? " part." : " parts."));
        }
    }

    /** Par un autre chemin que la page : l'état civil. */
    private static String quotientParIdentite(String cas) {
        BacASable bac = DEMONSTRATION.bac();
        IdentiteFictive personne = bac.usagerParticulier(cas).identite();
        EtatCivil etatCivil = EtatCivil.builder()
                .nom(personne.nomNaissance())
                .prenoms(String.join(" ", personne.prenoms()))
                .sexe(personne.sexe().equals("M") ? Sexe.MASCULIN : Sexe.FEMININ)
                .dateNaissance(LocalDate.of(personne.annee(), personne.mois(), personne.jour()))
                .lieuNaissance(personne.codeCommune().orElseThrow())
                .build();
        try (ApiParticulierClient client = ApiParticulierClient.builder()
                .adresse(bac.particulier())
                .jeton(bac.jetonParticulier())
                .destinataire("99900000100019")
                .build()) {
            int valeur = client.quotientFamilial().actuel(etatCivil).valeur().orElseThrow();
            return enTexte("Quotient familial : " + nombre(valeur) + " € par mois, selon la CAF.");
        }
    }

    private static String nombre(Number nombre) {
        return NumberFormat.getInstance(Locale.FRANCE).format(nombre);
    }

    /** Comme le navigateur rend les espaces. */
    private static String enTexte(String texte) {
        return texte.replace('\u00a0', ' ');
    }

    private static Map<String, String> parametres(String adresse) {
        return Stream.of(URI.create(adresse).getRawQuery().split("&"))
                .map(parametre -> parametre.split("=", 2))
                .collect(Collectors.toMap(
                        parties -> parties[0], parties -> URLDecoder.decode(parties[1], StandardCharsets.UTF_8)));
    }
}
