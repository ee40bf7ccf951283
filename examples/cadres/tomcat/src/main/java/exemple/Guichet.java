package exemple;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/** En POST : un numéro fiscal dans une adresse finirait dans les journaux. */
@WebServlet("/tarif")
public class Guichet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest demande, HttpServletResponse reponse) throws IOException {
        TarifCantine tarif = (TarifCantine) getServletContext().getAttribute(TarifCantine.class.getName());
        Optional<BigDecimal> prix;
        try {
            prix = tarif.prix(Reponse.numero(demande));
        } catch (RuntimeException e) {
            Reponse.refuser(getServletContext(), reponse, e);
            return;
        }
        Reponse.donner(reponse, prix);
    }
}
