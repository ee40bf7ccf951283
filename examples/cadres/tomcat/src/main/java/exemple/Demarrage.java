package exemple;

import io.github.impotparticulier.ImpotParticulierClient;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;

/** Un client par application déployée, d'après les {@code <Parameter>} de son contexte, fermé quand elle s'en va. */
@WebListener
public class Demarrage implements ServletContextListener {
    private ImpotParticulierClient client;

    @Override
    public void contextInitialized(ServletContextEvent evenement) {
        ServletContext application = evenement.getServletContext();
        Map<String, String> reglages = Collections.list(application.getInitParameterNames()).stream()
                .collect(Collectors.toMap(nom -> nom, application::getInitParameter));
        client = ImpotParticulierClient.builder().depuis(reglages).build();
        application.setAttribute(ImpotParticulierClient.class.getName(), client);
        application.setAttribute(TarifCantine.class.getName(), new TarifCantine(client));
    }

    @Override
    public void contextDestroyed(ServletContextEvent evenement) {
        if (client != null) {
            client.close();
        }
    }
}
