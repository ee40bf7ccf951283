package exemple;

import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Ce que les deux guichets répondent : un prix, « à revoir », ou ce qui l'empêche ; jamais la trace d'une exception. */
final class Reponse {
    private Reponse() {}

    /** Le numéro saisi ; vide s'il manque, ce que le SDK refuse comme mal formé. */
    static String numero(HttpServletRequest demande) {
        String numero = demande.getParameter("numero");
        return numero == null ? "" : numero;
    }

    static void donner(HttpServletResponse reponse, Optional<BigDecimal> prix) throws IOException {
        ecrire(reponse, HttpServletResponse.SC_OK, prix.map(BigDecimal::toString).orElse("à revoir"));
    }

    /** La panne va au journal : le message du SDK ne dit rien de personnel, celui d'une autre exception pourrait. */
    static void refuser(ServletContext application, HttpServletResponse reponse, Throwable recue) throws IOException {
        Throwable erreur = recue instanceof CompletionException && recue.getCause() != null ? recue.getCause() : recue;
        if (erreur instanceof RequeteInvalideException) {
            ecrire(reponse, HttpServletResponse.SC_BAD_REQUEST, "Vérifiez votre numéro fiscal : il a treize chiffres.");
        } else if (erreur instanceof AucunResultatException && ((AucunResultatException) erreur).confirmeParLaDgfip()) {
            donner(reponse, Optional.empty());
        } else {
            application.log(erreur instanceof AppelException ? erreur.getMessage() : erreur.getClass().getName());
            ecrire(reponse, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Indisponible : réessayez plus tard.");
        }
    }

    private static void ecrire(HttpServletResponse reponse, int statut, String texte) throws IOException {
        reponse.setStatus(statut);
        reponse.setHeader("Cache-Control", "no-store");
        reponse.setContentType("text/plain;charset=UTF-8");
        reponse.getWriter().print(texte);
    }
}
