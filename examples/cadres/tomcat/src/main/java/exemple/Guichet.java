package exemple;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;

/** En POST : un numéro fiscal dans une adresse finirait dans les journaux. */
@WebServlet("/tarif")
public class Guichet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest demande, HttpServletResponse reponse) throws IOException {
        TarifCantine tarif = (TarifCantine) getServletContext().getAttribute(TarifCantine.class.getName());
        reponse.setContentType("text/plain;charset=UTF-8");
        reponse.getWriter()
                .print(tarif.prix(demande.getParameter("numero"))
                        .map(BigDecimal::toString)
                        .orElse("à revoir"));
    }
}
