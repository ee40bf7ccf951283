package io.github.impotparticulier.exemples.franceconnect;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.FournisseurIdentite;
import io.github.impotparticulier.bacasable.FournisseurIdentite.Identification;
import io.github.impotparticulier.exemples.franceconnect.fournisseur.FournisseurLocal;
import io.github.impotparticulier.exemples.franceconnect.fournisseur.Inscription;
import io.github.impotparticulier.exemples.franceconnect.teleservice.Teleservice;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Le téléservice, réglé pour un fournisseur d'identité et un bac à sable qui démarrent avec lui. Le bac à sable demande au fournisseur de
 * qui est chaque jeton, comme la DGFiP et API Particulier le demandent à FranceConnect.
 */
public final class Demonstration implements AutoCloseable {
    private static final String SIRET_FICTIF = "99900000100019";

    private final BacASable bac;
    private final FournisseurLocal fournisseur;
    private final ConfigurableApplicationContext teleservice;

    private Demonstration(BacASable bac, FournisseurLocal fournisseur, int port) {
        this.bac = bac;
        this.fournisseur = fournisseur;
        FournisseurIdentite.relier(bac, this::identifier);
        Inscription inscription = Inscription.tirer();
        teleservice = lancer(port, inscription);
        fournisseur.inscrire(
                inscription,
                adresse() + "/login/oauth2/code/franceconnect",
                adresse() + "/deconnexion/retour",
                List.of(teleservice.getEnvironment().getRequiredProperty("franceconnect.scopes", String[].class)));
    }

    /**
     * Lance la démonstration, jusqu'à ce qu'on l'arrête.
     *
     * @param arguments le port du téléservice ; 8080 sans argument
     */
    public static void main(String[] arguments) {
        Demonstration demonstration = demarrer(arguments.length == 0 ? 8080 : Integer.parseInt(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(demonstration::close));
        PrintStream sortie = System.out;
        sortie.println("Téléservice prêt : " + demonstration.adresse() + " (personnes fictives ; Ctrl+C pour arrêter)");
    }

    /**
     * Démarre le bac à sable, le fournisseur et le téléservice.
     *
     * @param port le port du téléservice, 0 pour un port libre
     * @return la démonstration, à fermer après usage
     */
    static Demonstration demarrer(int port) {
        BacASable bac = BacASable.demarrer();
        try {
            return demarrer(bac, port);
        } catch (RuntimeException e) {
            bac.close();
            throw e;
        }
    }

    private static Demonstration demarrer(BacASable bac, int port) {
        FournisseurLocal fournisseur = FournisseurLocal.demarrer(PersonnesDuBac.identites(bac));
        try {
            return new Demonstration(bac, fournisseur, port);
        } catch (RuntimeException e) {
            // Un port déjà pris, par exemple.
            fournisseur.close();
            throw e;
        }
    }

    private ConfigurableApplicationContext lancer(int port, Inscription inscription) {
        Map<String, Object> variables = Map.ofEntries(
                Map.entry("server.address", "127.0.0.1"),
                // À l'arrêt, Tomcat s'inquiète de fils du JDK et d'Okio qui finissent seuls.
                Map.entry("logging.level.org.apache.catalina.loader", "ERROR"),
                Map.entry("PORT", port),
                Map.entry("FRANCECONNECT_EMETTEUR", fournisseur.emetteur()),
                Map.entry("FRANCECONNECT_CLIENT_ID", inscription.clientId()),
                Map.entry("FRANCECONNECT_CLIENT_SECRET", inscription.clientSecret()),
                Map.entry("DGFIP_PASSERELLE", bac.passerelle()),
                Map.entry("DGFIP_CLE", bac.cle()),
                Map.entry("DGFIP_SECRET", bac.secret()),
                Map.entry("DGFIP_ID_TELESERVICE", bac.idTeleservice()),
                Map.entry("API_PARTICULIER_BASE_URL", bac.particulier()),
                Map.entry("API_PARTICULIER_TOKEN", bac.jetonParticulier()),
                Map.entry("API_PARTICULIER_DESTINATAIRE", SIRET_FICTIF));
        return new SpringApplicationBuilder(Teleservice.class)
                .initializers(contexte -> contexte.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("demonstration", variables)))
                .run();
    }

    /** Le pont : un jeton du fournisseur, et la personne du bac à sable qu'il désigne. */
    Optional<Identification> identifier(String jeton) {
        return fournisseur
                .titulaire(jeton)
                .map(titulaire -> new Identification(
                        bac.usagerParticulier(titulaire.cle()).spi().orElseThrow(), titulaire.scopes()));
    }

    String adresse() {
        return "http://127.0.0.1:" + teleservice.getEnvironment().getRequiredProperty("local.server.port");
    }

    BacASable bac() {
        return bac;
    }

    FournisseurLocal fournisseur() {
        return fournisseur;
    }

    /** Arrête les trois. */
    @Override
    public void close() {
        teleservice.close();
        fournisseur.close();
        bac.close();
    }
}
