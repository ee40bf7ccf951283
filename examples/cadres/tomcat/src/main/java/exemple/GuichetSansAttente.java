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

/** Le même guichet, qui rend son fil à Tomcat pendant que la DGFiP répond. */
@WebServlet(urlPatterns = "/tarif-sans-attente", asyncSupported = true)
public class GuichetSansAttente extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest demande, HttpServletResponse reponse) {
        ImpotParticulierClient client =
                (ImpotParticulierClient) getServletContext().getAttribute(ImpotParticulierClient.class.getName());
        String numero = demande.getParameter("numero");
        AsyncContext suite = demande.startAsync();
        client.async(c -> new TarifCantine(c).prix(numero))
                .whenComplete((prix, erreur) -> repondre(suite, erreur == null ? prix : Optional.empty()));
    }

    private static void repondre(AsyncContext suite, Optional<BigDecimal> prix) {
        try {
            suite.getResponse().setContentType("text/plain;charset=UTF-8");
            suite.getResponse().getWriter().print(prix.map(BigDecimal::toString).orElse("à revoir"));
        } catch (IOException e) {
            // Le navigateur est parti.
        } finally {
            suite.complete();
        }
    }
}
