package io.github.impotparticulier.exemples.franceconnect.teleservice;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.particulier.QuotientFamilialCaf;
import io.github.impotparticulier.personne.JetonFranceConnect;
import io.github.impotparticulier.personne.Usager;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Lit l'avis d'impôt et le quotient familial d'une personne, ensemble, par son jeton. L'un peut manquer sans l'autre. */
@Service
class LectureDesDroits {
    private static final Logger JOURNAL = LoggerFactory.getLogger(LectureDesDroits.class);
    private static final BigDecimal DEUX = BigDecimal.valueOf(2);

    private final ImpotParticulierClient dgfip;
    private final ApiParticulierClient particulier;

    LectureDesDroits(ImpotParticulierClient dgfip, ApiParticulierClient particulier) {
        this.dgfip = dgfip;
        this.particulier = particulier;
    }

    Droits lire(JetonFranceConnect jeton) {
        CompletableFuture<DonneesAnnuelles<SituationIr>> avis =
                dgfip.async(c -> c.irAssiette().derniereAnnee(Usager.franceConnect(jeton)));
        CompletableFuture<QuotientFamilialCaf> quotient =
                particulier.async(c -> c.quotientFamilial().actuel(jeton));
        return new Droits(
                constat(avis, LectureDesDroits::revenu, Texte.AVIS),
                constat(quotient, LectureDesDroits::quotient, Texte.QUOTIENT));
    }

    private static Constat revenu(DonneesAnnuelles<SituationIr> derniere) {
        SituationIr situation = derniere.donnees();
        if (situation.rfr().isEmpty()) {
            // Absent n'est pas zéro.
            return Constat.absent(Texte.AVIS.nonCommunique);
        }
        String pour = situation
                .nbPart()
                .map(parts -> ", pour " + nombre(parts) + (parts.compareTo(DEUX) < 0 ? " part" : " parts"))
                .orElse("");
        return Constat.lu("Revenu fiscal de référence de " + derniere.annee() + " : "
                + nombre(situation.rfr().getAsLong()) + " €" + pour + ".");
    }

    private static Constat quotient(QuotientFamilialCaf quotient) {
        if (quotient.valeur().isEmpty()) {
            return Constat.absent(Texte.QUOTIENT.nonCommunique);
        }
        String caisse = quotient.fournisseur()
                .map(fournisseur -> switch (fournisseur) {
                    case CNAF -> ", selon la CAF";
                    case MSA -> ", selon la MSA";
                    case INCONNU -> "";
                })
                .orElse("");
        return Constat.lu("Quotient familial : " + nombre(quotient.valeur().getAsInt()) + " € par mois" + caisse + ".");
    }

    private static <T> Constat constat(CompletableFuture<T> lecture, Function<T, Constat> dire, Texte texte) {
        try {
            return dire.apply(lecture.join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof AppelException echec) {
                return absent(echec, texte);
            }
            throw e;
        } catch (AppelException echec) {
            // Un champ illisible ne se dit qu'à sa lecture.
            return absent(echec, texte);
        }
    }

    private static Constat absent(AppelException echec, Texte texte) {
        // Le message du SDK ne porte ni le jeton, ni rien de personnel.
        JOURNAL.info("{} : {}", texte, echec.getMessage());
        return Constat.absent(texte.pour(echec));
    }

    private static String nombre(Number nombre) {
        return NumberFormat.getInstance(Locale.FRANCE).format(nombre);
    }

    /** Ce que la personne lit à la place de chaque donnée. */
    private enum Texte {
        AVIS(
                "L'administration fiscale",
                "L'administration fiscale n'a pas d'avis d'impôt récent à votre nom : joignez un justificatif de ressources.",
                "L'administration fiscale ne nous communique pas votre revenu : joignez votre avis d'impôt.",
                "joignez votre avis d'impôt"),
        QUOTIENT(
                "La CAF ou la MSA",
                "Ni la CAF ni la MSA n'a de dossier à votre nom. Si votre conjoint est l'allocataire, c'est à lui de s'identifier."
                        + " Au début du mois, la CAF peut ne pas l'avoir encore publié : réessayez le 9.",
                "La CAF ou la MSA ne nous communique pas votre quotient familial : joignez une attestation.",
                "joignez une attestation de votre caisse");

        private final String qui;
        private final String sansDossier;
        private final String nonCommunique;
        private final String aDefaut;

        Texte(String qui, String sansDossier, String nonCommunique, String aDefaut) {
            this.qui = qui;
            this.sansDossier = sansDossier;
            this.nonCommunique = nonCommunique;
            this.aDefaut = aDefaut;
        }

        String pour(AppelException echec) {
            if (echec instanceof AucunResultatException || echec instanceof UsagerInconnuException) {
                return sansDossier;
            }
            if (echec instanceof AccesRefuseException || echec instanceof AuthentificationException) {
                return qui + " n'a pas accepté votre identification, qui a pu expirer : identifiez-vous de nouveau. Si"
                        + " cela se répète, " + aDefaut + ".";
            }
            return qui + " ne répond pas : réessayez plus tard, ou " + aDefaut + ".";
        }
    }
}
