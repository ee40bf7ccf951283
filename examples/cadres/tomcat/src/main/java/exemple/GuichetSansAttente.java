package exemple;

import io.github.impotparticulier.ImpotParticulierClient;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Le même guichet, qui rend son fil à Tomcat pendant que la DGFiP répond. */
@WebServlet(urlPatterns = "/tarif-sans-attente", asyncSupported = true)
public class GuichetSansAttente extends HttpServlet {
    /**
     * Le SDK répond ou échoue en trente secondes : juste le délai de Tomcat, qui reprendrait la réponse au moment où nous l'écrivons. Le
     * double ne sert à rien, qu'à ne jamais attendre sans fin.
     */
    private static final long DELAI = 60_000;

    @Override
    protected void doPost(HttpServletRequest demande, HttpServletResponse reponse) {
        ImpotParticulierClient client =
                (ImpotParticulierClient) getServletContext().getAttribute(ImpotParticulierClient.class.getName());
        String numero = Reponse.numero(demande);
        CompletableFuture<Optional<BigDecimal>> appel = client.async(c -> new TarifCantine(c).prix(numero));
        AsyncContext suite = demande.startAsync();
        suite.setTimeout(DELAI);
        appel.whenComplete((prix, erreur) -> repondre(suite, prix, erreur));
    }

    private void repondre(AsyncContext suite, Optional<BigDecimal> prix, Throwable erreur) {
        HttpServletResponse reponse = (HttpServletResponse) suite.getResponse();
        try {
            if (erreur == null) {
                Reponse.donner(reponse, prix);
            } else {
                Reponse.refuser(getServletContext(), reponse, erreur);
            }
        } catch (IOException e) {
            // Le navigateur est parti.
        } finally {
            suite.complete();
        }
    }
}
